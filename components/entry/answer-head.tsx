import { ShareLink } from '#components/share/share-link.tsx';
import type { AnswerHead as AnswerHeadView } from '#lib/page/views/answer.ts';
import type { ClaimMention } from '#lib/page/views/claim-list.ts';
import { say, within } from '#lib/words/say.ts';
import styles from './answer-head.first.styles.css';
import { Byline } from './byline.tsx';
import { Html } from './html.tsx';
import { StatusMark } from './status-mark.tsx';

/** An answer's validity wears the shape of the status that warns as much. */
const SHAPE: Record<'holds' | 'outdated' | 'dangerous', ClaimMention['status']> = {
  holds: 'holds',
  outdated: 'imprecise',
  dangerous: 'wrong',
};

/** What an answer says in a sentence; beyond the line whether it can be followed today. */
export function AnswerHead({ answer, onOwnPage = false }: { answer: AnswerHeadView; onOwnPage?: boolean }) {
  const { anchor, href, hasPage, label, summaryHtml, excerpt, verdict, verdictWord, byline } = answer;
  const share = onOwnPage ? '#share' : hasPage ? `${href}#share` : `#${anchor}`;
  return (
    <header className={styles.head}>
      {onOwnPage ? (
        <>
          <p className="label">{label}</p>
          <h1 dir="auto">
            <Html as="span" html={summaryHtml} />
          </h1>
        </>
      ) : (
        <h2>
          <a className="label" href={hasPage ? href : `#${anchor}`}>
            {label}
          </a>{' '}
          <Html as="span" {...(excerpt ? { className: 'visually-hidden' } : {})} html={summaryHtml} />
        </h2>
      )}
      <p className="label">
        {verdictWord && !(excerpt && verdict === 'explains') && (
          <>
            <strong>{verdictWord}</strong>.{' '}
          </>
        )}
        <Byline byline={byline} />{' '}
        <ShareLink href={share} what={onOwnPage ? say('this answer') : within(label)} byline={byline} />
      </p>
      <Facts answer={answer} />
    </header>
  );
}

/** Whether it can be followed today, was accepted, and for what it is meant, as far as that is known. */
function Facts({ answer: { validity, accepted, scope } }: { answer: AnswerHeadView }) {
  if (!validity && typeof accepted !== 'boolean' && scope.length === 0) return null;
  return (
    <ul className={`label beside ${styles.facts}`}>
      {validity && (
        <li>
          <StatusMark status={SHAPE[validity.is]} word={validity.word} />
          <Html as="p" html={validity.reasonHtml} />
        </li>
      )}
      {typeof accepted === 'boolean' && (
        <li>{accepted ? say('Accepted by the asker') : say('Not the accepted answer')}</li>
      )}
      {scope.length > 0 && <li>{say('For {versions}', { versions: scope.join(', ') })}</li>}
    </ul>
  );
}
