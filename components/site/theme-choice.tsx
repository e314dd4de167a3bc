import { say } from '#lib/words/say.ts';
import styles from './theme-choice.first.styles.css';

/** The choice between the system's theme, a light and a dark one. */
export function ThemeChoice() {
  return (
    <theme-choice className={styles.choice}>
      <label>
        {say('Theme')}{' '}
        <select>
          <option value="">{say('System')}</option>
          <option value="light">{say('Light')}</option>
          <option value="dark">{say('Dark')}</option>
        </select>
      </label>
    </theme-choice>
  );
}
