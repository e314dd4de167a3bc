import { ShareLink } from '#components/share/share-link.tsx';
import type { CommentView } from '#lib/page/views/comment.ts';
import { Byline } from './byline.tsx';
import styles from './comment.styles.css';
import { Html } from './html.tsx';
import { toPlainText } from './plain-text.ts';

/** A comment with its replies. */
export function Comment({ comment, heading: Heading = 'h4' }: { comment: CommentView; heading?: 'h2' | 'h3' | 'h4' }) {
  const { anchor, href, hasPage, kindWord, summaryHtml, excerpt, byline, replies } = comment;
  return (
    <article id={anchor} className={styles.comment} data-announce={`Comment: ${toPlainText(summaryHtml)}`}>
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
          what={`the comment: ${toPlainText(summaryHtml)}`}
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
              About the claim{' '}
              <a href={about.href}>
                <Html as="span" html={about.statementHtml} />
              </a>{' '}
              ({about.statusWord})
            </li>
          )}
          {settledBy && (
            <li>
              Settled by the {settledBy.kindWord.toLowerCase()} <a href={settledBy.href}>{settledBy.text}</a>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
