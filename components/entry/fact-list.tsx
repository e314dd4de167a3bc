import type { ReactNode } from 'react';
import styles from './fact-list.module.css';

type Fact = { name: string; value: ReactNode; known?: boolean };

/** Names and values; what nobody knows stands in italics. */
export function FactList({ facts }: { facts: Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl className={`label ${styles.list}`}>
      {facts.map(({ name, value, known = true }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{known ? value : <i>{value}</i>}</dd>
        </div>
      ))}
    </dl>
  );
}
