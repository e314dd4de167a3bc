import { Origin } from '#components/entry/origin.tsx';
import { Section } from '#components/entry/section.tsx';
import { SourceList } from '#components/entry/source-list.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import type { PageProps } from './page-props.ts';

/** What was retold or imported from elsewhere, and what the book leans on. */
export function AttributionPage({ content: { threads, sources }, breadcrumbs }: PageProps<'attribution'>) {
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1>Attribution</h1>
          <p className="lead">What came from elsewhere, and from where.</p>
        </>
      }
    >
      {threads.map(({ question, origin }) => (
        <section key={question.href} className="opening">
          <h2>
            <a href={question.href}>{question.text}</a>
          </h2>
          <Origin origin={origin} />
        </section>
      ))}
      {sources.length > 0 && (
        <Section id="sources" title="Sources">
          <SourceList sources={sources} />
        </Section>
      )}
    </Sheet>
  );
}
