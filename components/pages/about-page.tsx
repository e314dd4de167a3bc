import { DayText } from '#components/entry/day-text.tsx';
import { Section } from '#components/entry/section.tsx';
import { StatusMark } from '#components/entry/status-mark.tsx';
import termStyles from '#components/entry/term-list.styles.css';
import { Sheet } from '#components/site/sheet.tsx';
import { counted } from '#lib/page/words.ts';
import type { PageProps } from './page-props.ts';

/** Who writes the book and how its claims are checked. */
export function AboutPage({
  content: {
    name,
    sentence,
    drafted,
    counts,
    oldestCheck,
    latestCheck,
    statuses,
    repositoryHref,
    licence,
    attributionHref,
  },
  breadcrumbs,
}: PageProps<'about'>) {
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1>About {name}</h1>
          <p className="lead">{sentence}</p>
        </>
      }
    >
      <Section id="line" title="How to read a page">
        <div className="prose">
          <p>
            A line runs down every page. Left of it stands what somebody says. Right of it, or folded in below, stands
            what is known about it: whether a claim holds today, when it was last checked, for which versions.
          </p>
          <p>
            What the book does not know it calls unknown. It guesses no names, dates or addresses, and it rewrites what
            others said in its own words, with a link to where they said it when there is one.
          </p>
        </div>
      </Section>
      <Section id="checked" title="How claims are checked">
        <div className="prose">
          <p>
            A claim is one sentence that can be checked. It is held against the sources it names and gets one of five
            marks.
            {oldestCheck && latestCheck && (
              <>
                {' '}
                {oldestCheck.iso === latestCheck.iso ? (
                  <>
                    All were checked on <DayText day={latestCheck} />.
                  </>
                ) : (
                  <>
                    The oldest check is of <DayText day={oldestCheck} />, the latest of <DayText day={latestCheck} />.
                  </>
                )}
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
      </Section>
      <Section id="written" title="Who writes">
        <div className="prose">
          <p>
            Text signed “the editors” is the book’s own.
            {drafted && ' Much of it was drafted by a machine and checked against the sources it names.'} Everything
            else says who wrote it, or that nobody knows.
          </p>
          <p>
            So far the book holds {counted(counts.questions, 'question')}, {counted(counts.answers, 'answer')},{' '}
            {counted(counts.claims, 'claim')}, {counted(counts.terms, 'term')} and {counted(counts.sources, 'source')}.
          </p>
          {repositoryHref && (
            <p>
              Its files are in <a href={repositoryHref}>a repository</a>, where errors can be reported and mended.
            </p>
          )}
        </div>
      </Section>
      {licence && (
        <Section id="licence" title="Licence">
          <p>
            The text may be shared and changed under <a href={licence.href}>{licence.text}</a>, with credit. What was
            retold from elsewhere says so; its list is under <a href={attributionHref}>Attribution</a>.
          </p>
        </Section>
      )}
      <Section id="privacy" title="Privacy">
        <p>
          No cookies, no counting of visitors, no request to any other host. The theme you choose, and whether the key /
          opens the search, are remembered in your own browser. What you search for is looked up there too: it is sent
          to nobody and kept nowhere.
        </p>
      </Section>
    </Sheet>
  );
}
