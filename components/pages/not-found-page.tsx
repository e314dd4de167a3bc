import { Sheet } from '#components/site/sheet.tsx';
import { say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** The page for an address that is not in the book. */
export function NotFoundPage({ content: { sections, base }, breadcrumbs }: PageProps<'not-found'>) {
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1>{say('This address is not in the book')}</h1>
          <p className="lead">
            {say(
              'Published addresses are kept for good, so the link is probably mistyped or cut short. Try one of these:',
            )}
          </p>
        </>
      }
    >
      <ul className="plain opening">
        {sections.map((section) => (
          <li key={section.href}>
            <a href={section.href}>{section.text}</a>
          </li>
        ))}
      </ul>
      <search-results data-address={base} />
    </Sheet>
  );
}
