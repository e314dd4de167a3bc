import type { AnswerPageView } from '#lib/page/views/answer-page.ts';
import { say } from '#lib/words/say.ts';
import { Html } from './html.tsx';
import styles from './thread.first.styles.css';

/** The thread an entry belongs to: its question, the short answer, and the entry's place in it. */
export function Thread({ question, placeHref }: { question: AnswerPageView['question']; placeHref: string }) {
  return (
    <div className={styles.thread}>
      <p>
        <a href={question.href}>{question.text}</a>
      </p>
      {question.shortAnswerHtml && <Html as="p" html={question.shortAnswerHtml} />}
      <p className="label">
        <a href={placeHref}>{say('Read this in the whole thread')}</a>
      </p>
    </div>
  );
}
