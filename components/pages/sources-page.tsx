import { Pager } from '#components/entry/pager.tsx';
import { SourceList } from '#components/entry/source-list.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { counted } from '#lib/page/words.ts';
import type { PageProps } from './page-props.ts';

/** All sources. */
export function SourcesPage({ content: { sources, total, pager }, breadcrumbs }: PageProps<'sources'>) {
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1>Sources</h1>
          <p className="lead">{counted(total, 'text')} this book cites, and when each was last checked.</p>
        </>
      }
    >
      <SourceList sources={sources} />
      <Pager pager={pager} />
    </Sheet>
  );
}
