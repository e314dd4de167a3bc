import type { QuestionItem } from '#lib/page/views/question-list.ts';
import { counted, votes } from '#lib/page/words.ts';
import { DayText } from './day-text.tsx';
import { Html } from './html.tsx';
import { Margin } from './margin.tsx';
import styles from './question-list.styles.css';

/** Questions with their short answers; beyond the line how much there is and when it was last checked. */
export function QuestionList({
  questions,
  heading: Heading = 'h2',
}: {
  questions: QuestionItem[];
  heading?: 'h2' | 'h3';
}) {
  return (
    <ul className={styles.list}>
      {questions.map((question) => (
        <li key={question.href}>
          <Margin note={<Facts question={question} />}>
            <Heading>
              <a href={question.href}>{question.title}</a>
            </Heading>
            {question.shortAnswerHtml && <Html as="p" html={question.shortAnswerHtml} />}
          </Margin>
        </li>
      ))}
    </ul>
  );
}

function Facts({ question }: { question: QuestionItem }) {
  const { draft, reviewed, answers, accepted, claims, comments, score, active } = question;
  return (
    <>
      {(draft || reviewed || active || claims > 0) && (
        <p>
          {draft ? (
            'Draft'
          ) : reviewed ? (
            <>
              Last checked <DayText day={reviewed} />
            </>
          ) : active ? (
            <>
              Last active <DayText day={active} />
            </>
          ) : (
            'Not yet checked'
          )}
        </p>
      )}
      <p>
        {counted(answers, 'answer')}
        {accepted && ', one accepted'}
      </p>
      {(score !== undefined || claims + comments > 0) && (
        <p>
          {[
            ...(score === undefined ? [] : [votes(score)]),
            ...(claims > 0 ? [counted(claims, 'claim')] : []),
            ...(comments > 0 ? [counted(comments, 'comment')] : []),
          ].join(', ')}
        </p>
      )}
    </>
  );
}
