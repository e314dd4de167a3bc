import { Html } from '#components/entry/html.tsx';
import { LinkLine } from '#components/entry/link-line.tsx';
import { QuestionList } from '#components/entry/question-list.tsx';
import { Section } from '#components/entry/section.tsx';
import { SourceLine } from '#components/entry/source-line.tsx';
import { TermSection } from '#components/entry/term-section.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import type { CompareSide } from '#lib/page/views/compare-page.ts';
import styles from './compare-page.styles.css';
import type { PageProps } from './page-props.ts';

/** Two terms that are taken for each other, side by side. */
export function ComparePage({ content: { sides, shared, questions, terms }, breadcrumbs }: PageProps<'compare'>) {
  return (
    <Sheet
      line={false}
      breadcrumbs={breadcrumbs}
      head={
        <h1>
          {sides[0].term} and {sides[1].term}
        </h1>
      }
    >
      <div className={styles.sides}>
        {sides.map((side) => (
          <Side key={side.href} side={side} />
        ))}
      </div>
      <div className={styles.below}>
        {shared.length > 0 && (
          <Section id="shared" title="What they share">
            {shared.map(({ word, terms: links }) => (
              <LinkLine key={word} name={word} links={links} />
            ))}
          </Section>
        )}
        {questions.length > 0 && (
          <Section id="questions" title="Questions that use both">
            <QuestionList questions={questions} heading="h3" />
          </Section>
        )}
        <TermSection terms={terms} />
      </div>
    </Sheet>
  );
}

function Side({ side }: { side: CompareSide }) {
  return (
    <section className={styles.side}>
      <h2>
        <a href={side.href}>{side.term}</a>
      </h2>
      <Html as="p" className={styles.definition} html={side.definitionHtml} />
      {side.aliases.length > 0 && <p className="label">also {side.aliases.join(', ')}</p>}
      {side.senses.length > 0 && (
        <dl>
          {side.senses.map((sense) => (
            <div key={sense.label}>
              <dt className="label">{sense.label}</dt>
              <Html as="dd" html={sense.definitionHtml} />
            </div>
          ))}
        </dl>
      )}
      <Html className="prose" html={side.bodyHtml} />
      {side.relations.map(({ word, terms }) => (
        <LinkLine key={word} name={word} links={terms} />
      ))}
      <SourceLine sources={side.sources} />
    </section>
  );
}
