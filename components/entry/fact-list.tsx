import type { ReactNode } from 'react';
import styles from './fact-list.first.styles.css';

type Fact = {
  name: ReactNode;
  value: ReactNode;
  known?: boolean;
  /** Needed when the name is no text. */
  key?: string;
};

/** Names and values; what nobody knows stands in italics. */
export function FactList({ facts }: { facts: Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl className={`label ${styles.list}`}>
      {facts.map(({ name, value, known = true, key = String(name) }) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>{known ? value : <i>{value}</i>}</dd>
        </div>
      ))}
    </dl>
  );
}
