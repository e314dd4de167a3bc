import { Glossary } from '#components/entry/glossary.tsx';
import { Section } from '#components/entry/section.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { counted } from '#lib/page/words.ts';
import type { PageProps } from './page-props.ts';

/** The glossary from A to Z. */
export function GlossaryPage({ content: { letters, total }, breadcrumbs }: PageProps<'glossary'>) {
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1>Glossary</h1>
          <p className="lead">{counted(total, 'term')}, each defined in one sentence.</p>
          <nav aria-label="Letters" className="line letters narrow">
            {letters.map(({ letter, anchor }) => (
              <a key={anchor} href={`#${anchor}`}>
                {letter}
              </a>
            ))}
          </nav>
        </>
      }
    >
      {letters.map(({ letter, anchor, terms }) => (
        <Section key={anchor} id={anchor} title={letter}>
          <Glossary terms={terms} />
        </Section>
      ))}
    </Sheet>
  );
}
