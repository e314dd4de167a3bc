import { Fragment } from 'react';
import { ClaimList } from '#components/entry/claim-list.tsx';
import { Html } from '#components/entry/html.tsx';
import { QuestionList } from '#components/entry/question-list.tsx';
import { Section } from '#components/entry/section.tsx';
import { TermSection } from '#components/entry/term-section.tsx';
import { sayNodes } from '#components/site/say-nodes.ts';
import { Sheet } from '#components/site/sheet.tsx';
import type { CompareCell, CompareView } from '#lib/page/views/compare-page.ts';
import { say } from '#lib/words/say.ts';
import styles from './compare-page.styles.css';
import type { PageProps } from './page-props.ts';

/** Two terms that are taken for each other: how they differ, row by row what each is, and where people mix them up. */
export function ComparePage({ content, breadcrumbs }: PageProps<'compare'>) {
  const { differenceHtml, sides, claims, questions, terms } = content;
  const isMixedUp = claims.some(({ status }) => status === 'wrong' || status === 'imprecise');
  return (
    <Sheet
      line={false}
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1>{say('{one} and {other}', { one: sides[0].text, other: sides[1].text })}</h1>
          {differenceHtml && <Html as="p" className="lead" html={differenceHtml} />}
        </>
      }
    >
      <Comparison {...content} />
      <div className={styles.below}>
        {claims.length > 0 && (
          <Section id="claims" title={isMixedUp ? say('Where people mix them up') : say('Claims that speak of both')}>
            <ClaimList legend items={claims.map((claim) => ({ claim }))} />
          </Section>
        )}
        {questions.length > 0 && (
          <Section id="questions" title={say('Questions that use both')}>
            <QuestionList questions={questions} heading="h3" />
          </Section>
        )}
      </div>
      <div className={styles.sides}>
        {sides.map(({ href, text, bodyHtml }) => (
          <section key={href} className={styles.side}>
            <h2>{sayNodes('{term} in full', { term: <a href={href}>{text}</a> })}</h2>
            <Html className="prose" html={bodyHtml} />
          </section>
        ))}
      </div>
      <TermSection terms={terms} />
    </Sheet>
  );
}

/** The rows, each under its name, so that both cells have room on a phone, too. */
function Comparison({ sides, rows }: Pick<CompareView, 'sides' | 'rows'>) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {sides.map(({ href, text }) => (
            <th key={href} scope="col">
              <a href={href}>{text}</a>
            </th>
          ))}
        </tr>
      </thead>
      {rows.map(({ name, cells: [a, b] }) => (
        <tbody key={name}>
          <tr>
            <th colSpan={2} scope="rowgroup" className="label">
              {name}
            </th>
          </tr>
          <tr>
            <Cell items={a} />
            <Cell items={b} />
          </tr>
        </tbody>
      ))}
    </table>
  );
}

function Cell({ items }: { items: CompareCell }) {
  return (
    <td>
      {items.length === 0 && <span className="label">{say('nothing')}</span>}
      {items.map(({ html, href, label }, place) => (
        <Fragment key={html}>
          {place > 0 && (label ? <br /> : ', ')}
          {label && <span className="label">{label}: </span>}
          {href ? (
            <a href={href}>
              <Html as="span" html={html} />
            </a>
          ) : (
            <Html as="span" html={html} />
          )}
        </Fragment>
      ))}
    </td>
  );
}
