import { AnswerText } from '#components/entry/answer.tsx';
import { AnswerHead } from '#components/entry/answer-head.tsx';
import { CommentList } from '#components/entry/comment-list.tsx';
import { Html } from '#components/entry/html.tsx';
import { Origin } from '#components/entry/origin.tsx';
import { toPlainText } from '#components/entry/plain-text.ts';
import { Section } from '#components/entry/section.tsx';
import { TermSection } from '#components/entry/term-section.tsx';
import { Thread } from '#components/entry/thread.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import type { PageProps } from './page-props.ts';

/** One answer in its context. */
export function AnswerPage({
  content: { question, answer, others, placeHref, origin, terms, toc },
  breadcrumbs,
}: PageProps<'answer'>) {
  const head = (
    <>
      <Thread question={question} placeHref={placeHref} />
      <AnswerHead answer={answer} heading="h1" onOwnPage />
    </>
  );
  return (
    <Sheet breadcrumbs={breadcrumbs} head={head} toc={toc}>
      <div id={answer.anchor} data-announce={`Answer: ${toPlainText(answer.summaryHtml)}`}>
        <h2 className="visually-hidden">The answer</h2>
        <AnswerText answer={answer} open />
        <CommentList comments={answer.comments} heading="h2" />
      </div>
      {others.length > 0 && (
        <Section id="others" title="Other answers to the question">
          <ul className="plain">
            {others.map((other) => (
              <li key={other.href}>
                <a href={other.href}>{other.label}</a>: <Html as="span" html={other.summaryHtml} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <TermSection terms={terms} />
      <Section id="origin" title="Where this came from">
        <Origin origin={origin} />
      </Section>
    </Sheet>
  );
}
