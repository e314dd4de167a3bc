import { say } from '#lib/words/say.ts';
import { Html } from './html.tsx';
import styles from './term-list.styles.css';

type Term = { href: string; term: string; definitionHtml: string; aliases?: string[] };

/** Terms of the glossary with their definitions; other words for them stand beyond the line. */
export function Glossary({ terms }: { terms: Term[] }) {
  return (
    <dl className={styles.list}>
      {terms.map(({ href, term, definitionHtml, aliases = [] }) => (
        <div key={href} className={aliases.length > 0 ? styles.noted : undefined}>
          <dt>
            <a href={href}>{term}</a>
          </dt>
          <Html as="dd" html={definitionHtml} />
          {aliases.length > 0 && (
            <dd className={`label beside ${styles.aliases}`}>{say('also {names}', { names: aliases.join(', ') })}</dd>
          )}
        </div>
      ))}
    </dl>
  );
}
