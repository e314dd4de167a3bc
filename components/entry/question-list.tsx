import { sayNodes } from '#components/site/say-nodes.ts';
import type { QuestionItem } from '#lib/page/views/question-list.ts';
import { votes } from '#lib/page/words.ts';
import { counted, say } from '#lib/words/say.ts';
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
          {draft
            ? say('Draft')
            : reviewed
              ? sayNodes('Last checked {day}', { day: <DayText day={reviewed} /> })
              : active
                ? sayNodes('Last active {day}', { day: <DayText day={active} /> })
                : say('Not yet checked')}
        </p>
      )}
      <p>
        {counted(answers, 'answer')}
        {accepted && say(', one accepted')}
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
