import { ShareLink } from '#components/share/share-link.tsx';
import { sayNodes } from '#components/site/say-nodes.ts';
import type { CommentView } from '#lib/page/views/comment.ts';
import { say, within } from '#lib/words/say.ts';
import { Byline } from './byline.tsx';
import styles from './comment.styles.css';
import { Html } from './html.tsx';
import { toPlainText } from './plain-text.ts';

/** A comment with its replies. */
export function Comment({ comment, heading: Heading = 'h4' }: { comment: CommentView; heading?: 'h2' | 'h3' | 'h4' }) {
  const { anchor, href, hasPage, kindWord, summaryHtml, excerpt, byline, replies } = comment;
  return (
    <article
      id={anchor}
      className={styles.comment}
      data-announce={say('Comment: {words}', { words: toPlainText(summaryHtml) })}
    >
      <Heading>
        <a className="label" href={hasPage ? href : `#${anchor}`}>
          {kindWord}
        </a>{' '}
        <Html as="span" {...(excerpt ? { className: 'visually-hidden' } : {})} html={summaryHtml} />
      </Heading>
      <p className="label">
        <Byline byline={byline} />{' '}
        <ShareLink
          href={hasPage ? `${href}#share` : `#${anchor}`}
          what={say('the comment: {words}', { words: toPlainText(summaryHtml) })}
          byline={byline}
        />
      </p>
      <CommentText comment={comment} />
      {replies.length > 0 && (
        <div className={styles.replies}>
          {replies.map((reply) => (
            <Comment key={reply.anchor} comment={reply} heading={Heading} />
          ))}
        </div>
      )}
    </article>
  );
}

/** The text of a comment; beyond the line the claim it is about and what settled it. */
export function CommentText({ comment: { bodyHtml, about, settledBy } }: { comment: CommentView }) {
  return (
    <div className={styles.text}>
      <Html className="prose" html={bodyHtml} />
      {(about || settledBy) && (
        <ul className="label beside">
          {about && (
            <li>
              {sayNodes('About the claim {claim} ({status})', {
                claim: (
                  <a href={about.href}>
                    <Html as="span" html={about.statementHtml} />
                  </a>
                ),
                status: about.statusWord,
              })}
            </li>
          )}
          {settledBy && (
            <li>
              {sayNodes('Settled by the {kind} {entry}', {
                kind: within(settledBy.kindWord),
                entry: <a href={settledBy.href}>{settledBy.text}</a>,
              })}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
