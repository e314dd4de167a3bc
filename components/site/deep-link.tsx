import { say } from '#lib/words/say.ts';
import styles from './deep-link.first.styles.css';

/** Says where a link with a #fragment has led, and when the passage it named is gone. */
export function DeepLink() {
  return (
    <deep-link>
      <p className="visually-hidden" role="status" />
      <div className={`label ${styles.notice}`} hidden>
        <p>{say('The passage this link pointed to has changed; this is the entry it belonged to.')}</p>
        <button type="button">{say('Dismiss')}</button>
      </div>
    </deep-link>
  );
}
