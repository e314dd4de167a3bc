import { DayText } from '#components/entry/day-text.tsx';
import { Html } from '#components/entry/html.tsx';
import { Section } from '#components/entry/section.tsx';
import { StatusMark } from '#components/entry/status-mark.tsx';
import termStyles from '#components/entry/term-list.styles.css';
import { sayNodes } from '#components/site/say-nodes.ts';
import { Sheet } from '#components/site/sheet.tsx';
import { counted, listed, say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

type About = PageProps<'about'>['content'];

/** What the book says of itself, then what is true of it whoever wrote it. */
export function AboutPage({ content, breadcrumbs }: PageProps<'about'>) {
  const { name, sentence, ownHtml, counts, licence, attributionHref } = content;
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1>{say('About {name}', { name })}</h1>
          <p className="lead">{sentence}</p>
        </>
      }
    >
      {ownHtml && <Html className="prose" html={ownHtml} />}
      {counts.claims > 0 && <Checked content={content} />}
      <Holdings content={content} />
      {licence && (
        <Section id="licence" title={say('Licence')}>
          <p>
            {sayNodes(
              'The book’s own text is under {licence}. What was retold from elsewhere says so; its list is under {attribution}.',
              {
                licence: <a href={licence.href}>{licence.text}</a>,
                attribution: <a href={attributionHref}>{say('Attribution')}</a>,
              },
            )}
          </p>
        </Section>
      )}
      <Section id="privacy" title={say('Privacy')}>
        <p>
          {say(
            'No cookies, no counting of visitors, no request to any other host. The theme you choose, and whether the key / opens the search, are remembered in your own browser. What you search for is looked up there too: it is sent to nobody and kept nowhere.',
          )}
        </p>
      </Section>
    </Sheet>
  );
}

/** How many claims stand how, and when they were checked. */
function Checked({ content: { oldestCheck, latestCheck, statuses, bases } }: { content: About }) {
  return (
    <Section id="checked" title={say('How claims are checked')}>
      <div className="prose">
        <p>
          {say(
            'A claim is one sentence that can be checked. It is held against the sources it names and gets one of five marks.',
          )}
          {oldestCheck && latestCheck && (
            <>
              {' '}
              {oldestCheck.iso === latestCheck.iso
                ? sayNodes('All were checked on {day}.', { day: <DayText day={latestCheck} /> })
                : sayNodes('The oldest check is of {oldest}, the latest of {latest}.', {
                    oldest: <DayText day={oldestCheck} />,
                    latest: <DayText day={latestCheck} />,
                  })}
            </>
          )}
        </p>
      </div>
      <dl className={`opening ${termStyles.list}`}>
        {statuses.map(({ status, word, sentence, count }) => (
          <div key={status} className={termStyles.noted}>
            <dt>
              <StatusMark status={status} word={word} />
            </dt>
            <dd>{sentence}</dd>
            <dd className={`label beside ${termStyles.aliases}`}>{counted(count, 'claim')}</dd>
          </div>
        ))}
      </dl>
      <div className="opening prose">
        <p>Behind the mark stands what the claim rests on.</p>
      </div>
      <dl className={`opening ${termStyles.list}`}>
        {bases.map(({ basis, sentence, count }) => (
          <div key={basis} className={termStyles.noted}>
            <dt>{basis}</dt>
            <dd>{sentence}</dd>
            <dd className={`label beside ${termStyles.aliases}`}>{counted(count, 'claim')}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** What the book holds, and where its files and those who keep it are. */
function Holdings({ content: { counts, drafted, repositoryHref, contactHref } }: { content: About }) {
  const held = [
    counted(counts.questions, 'question'),
    counted(counts.answers, 'answer'),
    ...(counts.claims > 0 ? [counted(counts.claims, 'claim')] : []),
    ...(counts.terms > 0 ? [counted(counts.terms, 'term')] : []),
    ...(counts.sources > 0 ? [counted(counts.sources, 'source')] : []),
  ];
  return (
    <Section id="written" title={say('What it holds')}>
      <div className="prose">
        <p>{say('So far the book holds {things}.', { things: listed(held) })}</p>
        {drafted && (
          <p>{say('Much of its own text was drafted by a machine and checked against the sources it names.')}</p>
        )}
        {(repositoryHref || contactHref) && (
          <p>
            {repositoryHref &&
              sayNodes('Its files are in {repository}.', {
                repository: <a href={repositoryHref}>{say('a repository')}</a>,
              })}{' '}
            {contactHref && <a href={contactHref}>{say('Contact those who keep it')}</a>}
          </p>
        )}
      </div>
    </Section>
  );
}
