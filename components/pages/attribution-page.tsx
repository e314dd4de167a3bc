import { Origin } from '#components/entry/origin.tsx';
import { Section } from '#components/entry/section.tsx';
import { SourceList } from '#components/entry/source-list.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { counted, say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** What was retold or imported from elsewhere, and what the book leans on. */
export function AttributionPage({ content: { threads, forums, sources }, breadcrumbs }: PageProps<'attribution'>) {
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1>{say('Attribution')}</h1>
          <p className="lead">{say('What came from elsewhere, and from where.')}</p>
        </>
      }
    >
      {forums.map(({ name, threads: count, licences, href }) => (
        <section key={name} className="opening">
          <h2>{name}</h2>
          <p>
            <a href={href}>{counted(count, 'thread')}</a> {count === 1 ? 'was' : 'were'} imported from {name}
            {licences.length > 0 && `, under ${licences.join(', ')}`}. Each page says where its text came from, who
            wrote it, under which licence and what was changed.
          </p>
        </section>
      ))}
      {threads.map(({ question, origin }) => (
        <section key={question.href} className="opening">
          <h2>
            <a href={question.href}>{question.text}</a>
          </h2>
          <Origin origin={origin} />
        </section>
      ))}
      {sources.length > 0 && (
        <Section id="sources" title={say('Sources')}>
          <SourceList sources={sources} />
        </Section>
      )}
    </Sheet>
  );
}
