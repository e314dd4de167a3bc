import type { ThreadView } from '#lib/page/views/thread-page.ts';
import { Html } from './html.tsx';
import styles from './relations.styles.css';

/** Questions that follow from, widen or narrow this one. */
export function Relations({ related }: { related: ThreadView['related'] }) {
  if (related.length === 0) return null;
  return (
    <dl className={styles.relations}>
      {related.map(({ relationWord, questions }) => (
        <div key={relationWord}>
          <dt className="label">{relationWord}</dt>
          {questions.map((question) => (
            <dd key={question.href}>
              <a href={question.href}>{question.text}</a>
              {question.shortAnswerHtml && <Html as="p" html={question.shortAnswerHtml} />}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
