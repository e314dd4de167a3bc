import { Html } from '#components/entry/html.tsx';
import { Margin } from '#components/entry/margin.tsx';
import { QuestionList } from '#components/entry/question-list.tsx';
import { Section } from '#components/entry/section.tsx';
import { TopicList } from '#components/entry/topic-list.tsx';
import { SmallWays } from '#components/evidence/small-figure.tsx';
import { SearchField } from '#components/search/search-field.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { FIGURE } from '#lib/model/ids.ts';
import { counted, say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** The home page: what this is, questions, topics, a term to learn. */
export function HomePage({ content: home, breadcrumbs }: PageProps<'home'>) {
  const { newest, best, figure, topics, term } = home;
  return (
    <Sheet breadcrumbs={breadcrumbs} head={<HomeHead home={home} />}>
      {figure && (
        <Section id={FIGURE} title={figure.title}>
          <SmallWays ways={figure.ways} />
          <p className="label">
            <Html as="span" html={figure.sentenceHtml} /> <a href={figure.href}>{say('The whole figure')}</a>
          </p>
        </Section>
      )}
      {best.length > 0 && (
        <Section id="best" title={say('Start here')}>
          <QuestionList questions={best} heading="h3" />
        </Section>
      )}
      {newest.length > 0 && (
        <Section id="newest" title={home.byActivity ? say('Last active') : say('Last checked')}>
          <QuestionList questions={newest} heading="h3" />
          <p className="label">
            <a href={home.questionsHref}>{say('All questions')}</a>
          </p>
        </Section>
      )}
      {term && (
        <Section id="term" title={say('A term to learn')}>
          <p>
            <a href={term.href}>
              <b>{term.term}</b>
            </a>{' '}
            <Html as="span" html={term.definitionHtml} />
          </p>
        </Section>
      )}
      {topics.length > 0 && (
        <Section id="topics" title={say('Topics')}>
          <TopicList topics={topics} />
          {home.topicsHref && (
            <p className="label">
              <a href={home.topicsHref}>All topics</a>
            </p>
          )}
        </Section>
      )}
    </Sheet>
  );
}

function HomeHead({
  home: { name, sentence, counts, questionsHref, claimsHref, glossaryHref, searchHref },
}: {
  home: PageProps<'home'>['content'];
}) {
  return (
    <>
      <h1 dir="auto" className="name">
        {name}
      </h1>
      <Margin
        note={
          <>
            <p className="line">
              <a href={questionsHref}>{counted(counts.questions, 'question')}</a>
              <span>{counted(counts.answers, 'answer')}</span>
            </p>
            {counts.claims + counts.terms + counts.sources > 0 && (
              <p className="line">
                {counts.claims > 0 && <a href={claimsHref}>{counted(counts.claims, 'claim')}</a>}
                {counts.terms > 0 && <a href={glossaryHref}>{counted(counts.terms, 'term')}</a>}
                {counts.sources > 0 && <span>{counted(counts.sources, 'source')}</span>}
              </p>
            )}
          </>
        }
      >
        <p className="lead">{sentence}</p>
      </Margin>
      <SearchField id="search" searchHref={searchHref} />
    </>
  );
}
