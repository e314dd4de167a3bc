import { ClaimList } from '#components/entry/claim-list.tsx';
import { LinkTabs } from '#components/entry/link-tabs.tsx';
import { Pager } from '#components/entry/pager.tsx';
import { Section } from '#components/entry/section.tsx';
import { StatusLegend } from '#components/entry/status-legend.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { counted, say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** Claims in groups: by how they stand today, or by the day they were checked. */
export function ClaimsPage({ content: { title, groups, total, lists, pager }, breadcrumbs }: PageProps<'claims'>) {
  const toc = groups.map((group) => ({
    href: `#${group.id}`,
    text: `${group.title}, ${group.claims.length}`,
  }));
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      toc={toc.length > 1 ? toc : []}
      head={
        <>
          <h1>{title}</h1>
          <p className="lead">
            {say('{sentences}, each with how it stands today.', { sentences: counted(total, 'checkable sentence') })}
          </p>
          <LinkTabs name={say('Show')} links={lists} />
        </>
      }
    >
      {/* By status, each group says what its mark means. */}
      {groups.some(({ sentence }) => !sentence) && <StatusLegend claims={groups.flatMap(({ claims }) => claims)} />}
      {groups.map((group) => (
        <Section key={group.id} id={group.id} title={group.title}>
          {group.sentence && <p className="label">{group.sentence}</p>}
          <ClaimList items={group.claims.map((claim) => ({ claim }))} />
        </Section>
      ))}
      <Pager pager={pager} />
    </Sheet>
  );
}
