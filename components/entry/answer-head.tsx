import { ShareLink } from '#components/share/share-link.tsx';
import type { AnswerHead as AnswerHeadView } from '#lib/page/views/answer.ts';
import type { ClaimMention } from '#lib/page/views/claim-list.ts';
import styles from './answer-head.styles.css';
import { Byline } from './byline.tsx';
import { Html } from './html.tsx';
import { StatusMark } from './status-mark.tsx';

/** An answer's validity wears the shape of the status that warns as much. */
const SHAPE: Record<'holds' | 'outdated' | 'dangerous', ClaimMention['status']> = {
  holds: 'holds',
  outdated: 'imprecise',
  dangerous: 'wrong',
};

const ACCEPTED = { true: 'Accepted by the asker', false: 'Not the accepted answer', unknown: 'Accepted: unknown' };

/** What an answer says in a sentence; beyond the line whether it can be followed today. */
export function AnswerHead({
  answer,
  heading: Heading = 'h2',
  onOwnPage = false,
}: {
  answer: AnswerHeadView;
  heading?: 'h1' | 'h2';
  onOwnPage?: boolean;
}) {
  const { anchor, href, hasPage, label, summaryHtml, verdictWord, accepted, byline, validity, scope } = answer;
  return (
    <header className={styles.head}>
      <p className="label">
        {onOwnPage ? label : <a href={hasPage ? href : `#${anchor}`}>{label}</a>}
        {' · '}
        <strong>{verdictWord}</strong>
        {' · '}
        <ShareLink href={onOwnPage ? '#share' : hasPage ? `${href}#share` : `#${anchor}`} byline={byline} />
      </p>
      <Heading>
        <Html as="span" html={summaryHtml} />
      </Heading>
      <p className="label">
        <Byline byline={byline} />
      </p>
      <ul className={`label beside ${styles.facts}`}>
        <li>
          {validity ? <StatusMark status={SHAPE[validity.is]} word={validity.word} /> : 'Not yet checked as a whole'}
          {validity && <Html as="p" html={validity.reasonHtml} />}
        </li>
        {accepted !== 'unasked' && <li>{ACCEPTED[`${accepted}`]}</li>}
        <li>{scope.length > 0 ? `For ${scope.join(', ')}` : 'Versions unknown'}</li>
      </ul>
    </header>
  );
}
