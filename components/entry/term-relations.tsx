import type { TermRelation } from '#lib/page/views/term-relations.ts';
import { Html } from './html.tsx';
import styles from './relations.styles.css';

/** The terms a term stands beside, each with its definition. */
export function TermRelations({ relations }: { relations: TermRelation[] }) {
  return (
    <dl className={styles.relations}>
      {relations.map(({ word, terms }) => (
        <div key={word}>
          <dt className="label">{word}</dt>
          {terms.map((term) => (
            <dd key={term.href}>
              <a href={term.href}>{term.term}</a> <Html as="span" html={term.definitionHtml} />
              {term.compare && (
                <>
                  {' '}
                  <a className="label" href={term.compare.href}>
                    {term.compare.text}
                  </a>
                </>
              )}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
