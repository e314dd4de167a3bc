import styles from './theme-choice.first.styles.css';

/** The choice between the system's theme, a light and a dark one. */
export function ThemeChoice() {
  return (
    <theme-choice className={styles.choice}>
      <label>
        Theme{' '}
        <select>
          <option value="">System</option>
          <option value="light">Light</option>
          <option value="dark">Dark</option>
        </select>
      </label>
    </theme-choice>
  );
}
