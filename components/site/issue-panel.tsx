import type { PageFrame } from '#lib/page/frame.ts';
import { say } from '#lib/words/say.ts';
import styles from './issue-panel.styles.css';

/** What `check` finds wrong with the files of this page, while it is being written. */
export function IssuePanel({ issues }: { issues: PageFrame['issues'] }) {
  if (issues.length === 0) return null;
  return (
    <section className={`label ${styles.panel}`} aria-label={say('Findings')}>
      <ul>
        {issues.map((issue) => (
          <li key={`${issue.place} ${issue.message}`}>
            <code>{issue.place}</code> <strong>{issue.severity}</strong> {issue.message}
            {issue.hint && <> {issue.hint}</>} <code>{issue.rule}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
