import { ClaimList } from '#components/entry/claim-list.tsx';
import { Pager } from '#components/entry/pager.tsx';
import { Section } from '#components/entry/section.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { counted } from '#lib/page/words.ts';
import type { PageProps } from './page-props.ts';

/** All claims, grouped by how they stand today. */
export function ClaimsPage({ content: { groups, total, pager }, breadcrumbs }: PageProps<'claims'>) {
  const shown = groups.filter(({ claims }) => claims.length > 0);
  const toc = shown.map(({ status, statusWord, claims }) => ({
    href: `#${status}`,
    text: `${statusWord}, ${claims.length}`,
    depth: 1 as const,
  }));
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      toc={toc}
      head={
        <>
          <h1>Claims</h1>
          <p className="lead">{counted(total, 'checkable sentence')}, each with how it stands today.</p>
        </>
      }
    >
      {shown.map(({ status, statusWord, sentence, claims }) => (
        <Section key={status} id={status} title={`${statusWord.charAt(0).toUpperCase()}${statusWord.slice(1)}`}>
          <p className="label">{sentence}</p>
          <ClaimList items={claims.map((claim) => ({ claim }))} />
        </Section>
      ))}
      <Pager pager={pager} />
    </Sheet>
  );
}
