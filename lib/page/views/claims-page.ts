import type { PartId } from '#lib/model/anchors.ts';
import type { Claim } from '#lib/model/entry.ts';
import { groupBy } from '#lib/model/group.ts';
import { claimsAddress, listAddress } from '#lib/model/ids.ts';
import { STATUSES } from '#lib/schema/status.ts';
import { say } from '#lib/words/say.ts';
import type { Book } from '../book.ts';
import { toDay } from '../text.ts';
import type { Day, Link } from '../view.ts';
import { STATUS_SENTENCE, STATUS_WORD } from '../words.ts';
import { type ClaimMention, toClaimMention } from './claim-list.ts';
import { type Pager, paginate } from './pager.ts';

/** Claims in groups: all by status, those of one status, or all by the day they were last checked. */
export type ClaimsView = {
  kind: 'claims';
  title: string;
  groups: { id: PartId; title: string; sentence: string; claims: (ClaimMention & { checked?: Day })[] }[];
  total: number;
  lists: (Link & { current: boolean })[];
  pager: Pager;
};

/** The pages of the lists of claims: all by status, the ones that no longer hold first; those of each status; all by the day they were checked. */
export function claimsViews(book: Book): { address: string; title: string; view: ClaimsView }[] {
  const claims = [...book.site.claims.values()].sort(
    (a, b) =>
      ORDER.indexOf(a.status) - ORDER.indexOf(b.status) ||
      a.statement.localeCompare(b.statement, 'en') ||
      a.id.localeCompare(b.id),
  );
  const byDay = [...claims].sort((a, b) => compareDays(a.checked, b.checked));
  const lists = [
    {
      address: listAddress('claim'),
      text: say('all ({count})', { count: claims.length }),
      title: say('Claims'),
      claims,
      groupOf: byStatus,
    },
    ...ORDER.map((status) => {
      const standing = claims.filter((claim) => claim.status === status);
      return {
        address: claimsAddress(status),
        text: `${STATUS_WORD[status]} (${standing.length})`,
        title: say('Claims: {status}', { status: STATUS_WORD[status] }),
        claims: standing,
        groupOf: byStatus,
      };
    }),
    {
      address: claimsAddress('date'),
      text: say('by day checked'),
      title: say('Claims by the day they were checked'),
      claims: byDay,
      groupOf: byChecked,
    },
  ];
  return lists.flatMap(({ address: start, title, claims: listed, groupOf }) =>
    paginate(book, start, listed, 100).map(({ address, items, pager }) => ({
      address,
      title,
      view: {
        kind: 'claims',
        title,
        groups: [
          ...groupBy(
            items.map((claim) => ({ claim, ...groupOf(claim) })),
            ({ id }) => id,
          ),
        ].map(([id, group]) => ({
          id,
          title: group[0]?.heading ?? id,
          sentence: group[0]?.sentence ?? '',
          claims: group.map(({ claim }) => toClaimItem(book, claim)),
        })),
        total: listed.length,
        lists: lists
          .filter((list) => list.claims.length > 0 || list.address === start)
          .map((list) => ({ href: book.hrefOf(list.address), text: list.text, current: list.address === start })),
        pager,
      },
    })),
  );
}

const ORDER = [...STATUSES].reverse();

/** Days in order, oldest first; what was never checked comes before all. */
const compareDays = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);

type ClaimGroup = { id: PartId; heading: string; sentence: string };

const byStatus = ({ status }: Claim): ClaimGroup => ({
  id: status,
  heading: STATUS_WORD[status].charAt(0).toUpperCase() + STATUS_WORD[status].slice(1),
  sentence: STATUS_SENTENCE[status],
});

function byChecked({ checked }: Claim): ClaimGroup {
  const day = toDay(checked);
  return day
    ? { id: `checked-${day.iso}`, heading: say('Checked {day}', { day: day.text }), sentence: '' }
    : {
        id: 'unchecked',
        heading: say('Not yet checked'),
        sentence: say('Open until somebody finds a source or runs a program.'),
      };
}

function toClaimItem(book: Book, claim: Claim): ClaimsView['groups'][number]['claims'][number] {
  const checked = toDay(claim.checked);
  return { ...toClaimMention(book, claim), ...(checked ? { checked } : {}) };
}
