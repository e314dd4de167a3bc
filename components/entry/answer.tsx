import type { AnswerView } from '#lib/page/views/answer.ts';
import { say, within } from '#lib/words/say.ts';
import styles from './answer.styles.css';
import { AnswerHead } from './answer-head.tsx';
import { CommentList } from './comment-list.tsx';
import { Html } from './html.tsx';
import { toPlainText } from './plain-text.ts';
import { SourceLine } from './source-line.tsx';

/** An answer in full: head, text, what it leans on, what was said below it. What it claims stands in the grid of its thread. */
export function Answer({ answer }: { answer: AnswerView }) {
  return (
    <article
      id={answer.anchor}
      className={styles.answer}
      data-announce={say('Answer: {words}', { words: toPlainText(answer.summaryHtml) })}
    >
      <AnswerHead answer={answer} />
      <Html className="prose" html={answer.bodyHtml} />
      <SourceLine sources={answer.sources} />
      <CommentList comments={answer.comments} title={say('Comments on {answer}', { answer: within(answer.label) })} />
    </article>
  );
}
