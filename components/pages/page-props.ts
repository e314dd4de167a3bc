import type { PageContent } from '#lib/page/page.ts';
import type { Link } from '#lib/page/view.ts';

/** What a page component is given: its own content, and the way to it from the home page. */
export type PageProps<Kind extends PageContent['kind']> = {
  content: Extract<PageContent, { kind: Kind }>;
  breadcrumbs: Link[];
};
