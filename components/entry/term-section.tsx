import type { TermItem } from '#lib/page/views/term-list.ts';
import { Section } from './section.tsx';
import { TermCards } from './term-cards.tsx';
import { TermList } from './term-list.tsx';

/** The terms a page uses with their definitions, and the card that shows them where they are used. */
export function TermSection({ terms }: { terms: TermItem[] }) {
  if (terms.length === 0) return null;
  return (
    <Section id="terms" title="Terms on this page">
      <TermList terms={terms} />
      <TermCards />
    </Section>
  );
}
