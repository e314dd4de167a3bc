import { Sheet } from '#components/site/sheet.tsx';
import type { PageProps } from './page-props.ts';

/** The page for an address that is not in the book. */
export function NotFoundPage({ content: { sections, base }, breadcrumbs }: PageProps<'not-found'>) {
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1>This address is not in the book</h1>
          <p className="lead">
            Published addresses are kept for good, so the link is probably mistyped or cut short. These sections are
            open:
          </p>
        </>
      }
    >
      <ul className="plain opening">
        {sections.map((door) => (
          <li key={door.href}>
            <a href={door.href}>{door.text}</a>
          </li>
        ))}
      </ul>
      <search-results data-address={base} />
    </Sheet>
  );
}
