import type { Citation } from '#lib/cite/citation.ts';
import { FORMATS } from '#lib/cite/formats.ts';
import type { PartId } from '#lib/model/anchors.ts';
import styles from './share.first.styles.css';
import { shareWords } from './share-words.ts';

/** How the entry of a page is cited, in every format, folded; also what the page's share links know of it. */
export function Snippets({ citation }: { citation: Citation }) {
  return (
    <share-page className={styles.snippets} data-citation={JSON.stringify(citation)}>
      <details id={'share' satisfies PartId}>
        <summary className="label">{shareWords(citation.kind)}</summary>
        <dl className="label">
          {FORMATS.map(({ id, name, write }) => (
            <div key={id}>
              <dt>{name}</dt>
              <dd>
                <pre data-format={id}>{write(citation)}</pre>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </share-page>
  );
}
