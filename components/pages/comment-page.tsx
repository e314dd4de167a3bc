import { Byline } from '#components/entry/byline.tsx';
import { Comment, CommentText } from '#components/entry/comment.tsx';
import { Html } from '#components/entry/html.tsx';
import { Origin } from '#components/entry/origin.tsx';
import { toPlainText } from '#components/entry/plain-text.ts';
import { Section } from '#components/entry/section.tsx';
import { TermSection } from '#components/entry/term-section.tsx';
import { Thread } from '#components/entry/thread.tsx';
import { ShareLink } from '#components/share/share-link.tsx';
import { sayNodes } from '#components/site/say-nodes.ts';
import { Sheet } from '#components/site/sheet.tsx';
import { say, within } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** One comment in its context: what it is on, what it replies to, what was replied. */
export function CommentPage({
  content: { question, comment, on, repliesTo, placeHref, origin, terms },
  breadcrumbs,
}: PageProps<'comment'>) {
  const head = (
    <>
      <p className="label">
        {sayNodes('{kind} on {what}', { kind: comment.kindWord, what: <a href={on.href}>{within(on.label)}</a> })}
      </p>
      <h1 dir="auto" className="statement">
        <Html as="span" html={comment.summaryHtml} />
      </h1>
      <p className="label">
        <Byline byline={comment.byline} /> <ShareLink href="#share" what={say('this comment')} />
      </p>
    </>
  );
  return (
    <Sheet breadcrumbs={breadcrumbs} head={head}>
      <div
        id={comment.anchor}
        className="opening"
        data-announce={say('Comment: {words}', { words: toPlainText(comment.summaryHtml) })}
      >
        <h2 className="visually-hidden">{say('The comment')}</h2>
        <CommentText comment={comment} />
      </div>
      <Section id="on" title={say('The thread it is from')}>
        <Thread question={question} placeHref={placeHref} />
        <p className="opening">
          <a href={on.href}>{on.label}</a>: <Html as="span" html={on.summaryHtml} />
        </p>
        {repliesTo && (
          <p>
            {sayNodes('It replies to {comment}: {words}', {
              comment: <a href={repliesTo.href}>{say('a comment')}</a>,
              words: <Html as="span" html={repliesTo.summaryHtml} />,
            })}
          </p>
        )}
      </Section>
      {comment.replies.length > 0 && (
        <Section id="replies" title={say('Replies')}>
          {comment.replies.map((reply) => (
            <Comment key={reply.anchor} comment={reply} heading="h3" />
          ))}
        </Section>
      )}
      <TermSection terms={terms} />
      <Section id="origin" title={say('Where this came from')}>
        <Origin origin={origin} />
      </Section>
    </Sheet>
  );
}
