import { Byline } from '#components/entry/byline.tsx';
import { Comment, CommentText } from '#components/entry/comment.tsx';
import { Html } from '#components/entry/html.tsx';
import { Origin } from '#components/entry/origin.tsx';
import { toPlainText } from '#components/entry/plain-text.ts';
import { Section } from '#components/entry/section.tsx';
import { TermSection } from '#components/entry/term-section.tsx';
import { Thread } from '#components/entry/thread.tsx';
import { ShareLink } from '#components/share/share-link.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import type { PageProps } from './page-props.ts';

/** One comment in its context: what it is on, what it replies to, what was replied. */
export function CommentPage({
  content: { question, comment, on, repliesTo, placeHref, origin, terms },
  breadcrumbs,
}: PageProps<'comment'>) {
  const head = (
    <>
      <p className="label">
        {comment.kindWord} on <a href={on.href}>{on.label.toLowerCase()}</a>
      </p>
      <h1 dir="auto" className="statement">
        <Html as="span" html={comment.summaryHtml} />
      </h1>
      <p className="label">
        <Byline byline={comment.byline} /> <ShareLink href="#share" what="this comment" />
      </p>
    </>
  );
  return (
    <Sheet breadcrumbs={breadcrumbs} head={head}>
      <div id={comment.anchor} className="opening" data-announce={`Comment: ${toPlainText(comment.summaryHtml)}`}>
        <h2 className="visually-hidden">The comment</h2>
        <CommentText comment={comment} />
      </div>
      <Section id="on" title="The thread it is from">
        <Thread question={question} placeHref={placeHref} />
        <p className="opening">
          <a href={on.href}>{on.label}</a>: <Html as="span" html={on.summaryHtml} />
        </p>
        {repliesTo && (
          <p>
            It replies to <a href={repliesTo.href}>a comment</a>: <Html as="span" html={repliesTo.summaryHtml} />
          </p>
        )}
      </Section>
      {comment.replies.length > 0 && (
        <Section id="replies" title="Replies">
          {comment.replies.map((reply) => (
            <Comment key={reply.anchor} comment={reply} heading="h3" />
          ))}
        </Section>
      )}
      <TermSection terms={terms} />
      <Section id="origin" title="Where this came from">
        <Origin origin={origin} />
      </Section>
    </Sheet>
  );
}
