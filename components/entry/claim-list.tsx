import type { ReactNode } from 'react';
import type { ClaimMention } from '#lib/page/views/claim-list.ts';
import styles from './claim-list.styles.css';
import { Html } from './html.tsx';
import { StatusLegend } from './status-legend.tsx';
import { StatusMark } from './status-mark.tsx';

type Item = {
  claim: ClaimMention;
  /** What is said about the claim, such as "supports". */
  words?: ReactNode;
};

/** Claims one below the other, each with its status on the line; `legend` says what the marks mean, on the first list of a page. */
export function ClaimList({ items, legend = false }: { items: Item[]; legend?: boolean }) {
  return (
    <>
      {legend && <StatusLegend claims={items.map(({ claim }) => claim)} />}
      <ul className={styles.list}>
        {items.map(({ claim, words }) => (
          <li key={claim.id} className={styles.item}>
            <div className={words ? styles.said : undefined}>
              {words && <p className="label">{words}</p>}
              <a className={styles.statement} href={claim.href}>
                <Html as="span" html={claim.statementHtml} />
              </a>
            </div>
            <div className="label beside">
              <StatusMark status={claim.status} word={claim.statusWord} basis={claim.basis} />
              {claim.noteHtml && <Html as="p" html={claim.noteHtml} />}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
