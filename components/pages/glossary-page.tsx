import { Glossary } from '#components/entry/glossary.tsx';
import { Section } from '#components/entry/section.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { counted, say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** The glossary from A to Z. */
export function GlossaryPage({ content: { letters, total }, breadcrumbs }: PageProps<'glossary'>) {
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1>{say('Glossary')}</h1>
          <p className="lead">{say('{terms}, each defined in one sentence.', { terms: counted(total, 'term') })}</p>
          <nav aria-label={say('Letters')} className="line letters narrow">
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
