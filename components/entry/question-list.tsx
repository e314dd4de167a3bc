import type { QuestionItem } from '#lib/page/view.ts';
import { DayText } from './day-text.tsx';
import { Html } from './html.tsx';
import { countOf } from './count.ts';
import styles from './question-list.module.css';

/** Questions with their short answers; beyond the line how much there is and when it was last checked. */
export function QuestionList({ questions, heading: Heading = 'h2' }: { questions: QuestionItem[]; heading?: 'h2' | 'h3' }) {
  return (
    <ul className={styles.list}>
      {questions.map((question) => (
        <li key={question.href}>
          <Heading>
            <a href={question.href}>{question.title}</a>
          </Heading>
          <p className="label beside">
            {countOf(question.answers, 'answer')}
            {question.accepted && ', one accepted'}
            <br />
            {countOf(question.claims, 'claim')}, {countOf(question.comments, 'comment')}
            <br />
            {question.draft ? 'Draft' : question.reviewed ? <>Checked <DayText day={question.reviewed} /></> : 'Not yet checked'}
          </p>
          {question.shortAnswerHtml ? <Html as="p" html={question.shortAnswerHtml} /> : <p className="label">No short answer yet.</p>}
        </li>
      ))}
    </ul>
  );
}
