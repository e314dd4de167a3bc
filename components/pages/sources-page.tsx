import { Pager } from '#components/entry/pager.tsx';
import { SourceList } from '#components/entry/source-list.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { counted, say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** All sources. */
export function SourcesPage({ content: { sources, total, pager }, breadcrumbs }: PageProps<'sources'>) {
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1>{say('Sources')}</h1>
          <p className="lead">
            {say('{texts} this book cites, and when each was last checked.', { texts: counted(total, 'text') })}
          </p>
        </>
      }
    >
      <SourceList sources={sources} />
      <Pager pager={pager} />
    </Sheet>
  );
}
