import { AnswerHead } from '#components/entry/answer-head.tsx';
import { ClaimList } from '#components/entry/claim-list.tsx';
import { CommentList } from '#components/entry/comment-list.tsx';
import { Html } from '#components/entry/html.tsx';
import { Neighbours } from '#components/entry/neighbours.tsx';
import { Origin } from '#components/entry/origin.tsx';
import { toPlainText } from '#components/entry/plain-text.ts';
import { Section } from '#components/entry/section.tsx';
import { SourceLine } from '#components/entry/source-line.tsx';
import { TermSection } from '#components/entry/term-section.tsx';
import { Thread } from '#components/entry/thread.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** One answer in its context: its text first, then the thread it is from. */
export function AnswerPage({
  content: { question, answer, neighbours, others, placeHref, origin, terms, toc },
  breadcrumbs,
}: PageProps<'answer'>) {
  return (
    <Sheet breadcrumbs={breadcrumbs} head={<AnswerHead answer={answer} onOwnPage />} toc={toc}>
      <div id={answer.anchor} data-announce={say('Answer: {words}', { words: toPlainText(answer.summaryHtml) })}>
        <h2 className="visually-hidden">{say('The answer')}</h2>
        <Html className="prose" html={answer.bodyHtml} />
        <SourceLine sources={answer.sources} />
        <CommentList comments={answer.comments} heading="h2" />
      </div>
      {answer.claims.length > 0 && (
        <Section id="claims" title={say('What it claims')}>
          <ClaimList
            items={answer.claims.map(({ claim, stanceWord, href }) => ({
              claim,
              words: href ? <a href={href}>{stanceWord}</a> : stanceWord,
            }))}
          />
        </Section>
      )}
      <Section id="others" title={say('The thread it is from')}>
        <Thread question={question} placeHref={placeHref} />
        {others.length > 0 && (
          <ul className="plain opening">
            {others.map((other) => (
              <li key={other.href}>
                <a href={other.href}>{other.label}</a>: <Html as="span" html={other.summaryHtml} />
              </li>
            ))}
          </ul>
        )}
        <Neighbours neighbours={neighbours} />
      </Section>
      <TermSection terms={terms} />
      <Section id="origin" title={say('Where this came from')}>
        <Origin origin={origin} />
      </Section>
    </Sheet>
  );
}
