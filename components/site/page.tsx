import { EntryCards } from '#components/entry/entry-cards.tsx';
import { PageBody } from '#components/pages/page-body.tsx';
import { Snippets } from '#components/share/snippets.tsx';
import type { PageView } from '#lib/page/open-book.ts';
import { skipsOf } from '#lib/page/skips.ts';
import { DeepLink } from './deep-link.tsx';
import { IssuePanel } from './issue-panel.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';

/** Everything inside <body>: the frame every page shares, around the page that `content.kind` names. */
export function Page({ view: { frame, content, citation }, logo }: { view: PageView; logo?: string | undefined }) {
  return (
    <>
      {skipsOf(content).map(({ href, text }) => (
        <a key={href} className="skip label" href={href}>
          {text}
        </a>
      ))}
      <IssuePanel issues={frame.issues} />
      <SiteHeader frame={frame} hasField={content.kind === 'home' || content.kind === 'search'} logo={logo} />
      <DeepLink />
      <PageBody content={content} breadcrumbs={frame.breadcrumbs} />
      <EntryCards />
      {citation && <Snippets citation={citation} />}
      <SiteFooter frame={frame} />
    </>
  );
}
