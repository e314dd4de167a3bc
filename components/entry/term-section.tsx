import { sayNodes } from '#components/site/say-nodes.ts';
import type { TocItem } from '#lib/page/view.ts';
import type { TermItem } from '#lib/page/views/term-list.ts';
import { counted, say } from '#lib/words/say.ts';
import { Section } from './section.tsx';
import { TermList } from './term-list.tsx';

/** How many definitions stand open; each word shows its own where it is used. */
const FEW = 12;

/** The terms a page uses with their definitions; cards read from it. */
export function TermSection({ terms }: { terms: TermItem[] }) {
  if (terms.length === 0) return null;
  return (
    <Section id="terms" title={say('Terms on this page')}>
      {terms.length > FEW ? (
        <details>
          <summary className="label">
            {sayNodes('{terms} with their definitions', { terms: <b>{counted(terms.length, 'term')}</b> })}
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
  terms.length > 0 ? [{ href: '#terms', text: say('Terms') }] : [];
