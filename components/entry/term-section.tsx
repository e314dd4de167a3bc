import type { TocItem } from '#lib/page/view.ts';
import type { TermItem } from '#lib/page/views/term-list.ts';
import { counted } from '#lib/page/words.ts';
import { Section } from './section.tsx';
import { TermList } from './term-list.tsx';

/** How many definitions stand open; each word shows its own where it is used. */
const FEW = 12;

/** The terms a page uses with their definitions; cards read from it. */
export function TermSection({ terms }: { terms: TermItem[] }) {
  if (terms.length === 0) return null;
  return (
    <Section id="terms" title="Terms on this page">
      {terms.length > FEW ? (
        <details>
          <summary className="label">
            <b>{counted(terms.length, 'term')}</b> with their definitions
          </summary>
          <TermList terms={terms} />
        </details>
      ) : (
        <TermList terms={terms} />
      )}
    </Section>
  );
}

TermSection.toc = ({ terms }: { terms: TermItem[] }): TocItem[] =>
  terms.length > 0 ? [{ href: '#terms', text: 'Terms' }] : [];
