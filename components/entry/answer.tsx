import type { AnswerView } from '#lib/page/views/answer.ts';
import { counted } from '#lib/page/words.ts';
import styles from './answer.styles.css';
import { AnswerHead } from './answer-head.tsx';
import { ClaimList } from './claim-list.tsx';
import { CommentList } from './comment-list.tsx';
import { Html } from './html.tsx';
import { toPlainText } from './plain-text.ts';
import { SourceLine } from './source-line.tsx';

/** An answer in full: head, text, what it claims, what it leans on, what was said below it. */
export function Answer({ answer }: { answer: AnswerView }) {
  return (
    <article id={answer.anchor} className={styles.answer} data-announce={`Answer: ${toPlainText(answer.summaryHtml)}`}>
      <AnswerHead answer={answer} />
      <AnswerText answer={answer} />
      <CommentList comments={answer.comments} />
    </article>
  );
}

/** The text of an answer, then what it claims and what it leans on. */
export function AnswerText({
  answer: { bodyHtml, claims, sources },
  open = false,
}: {
  answer: AnswerView;
  open?: boolean;
}) {
  return (
    <>
      <Html className="prose" html={bodyHtml} />
      <div className={styles.foot}>
        {claims.length > 0 && (
          <details open={open}>
            <summary className="label">{counted(claims.length, 'claim')} of this answer</summary>
            <ClaimList
              items={claims.map(({ claim, stanceWord, href }) => ({
                claim,
                words: href ? <a href={href}>{stanceWord}</a> : stanceWord,
              }))}
            />
          </details>
        )}
        <SourceLine sources={sources} />
      </div>
    </>
  );
}
