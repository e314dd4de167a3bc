import type { PartId } from '#lib/model/anchors.ts';
import type { Claim } from '#lib/model/entry.ts';
import { groupBy } from '#lib/model/group.ts';
import { claimsAddress, keyOf, listAddress, pageAddress } from '#lib/model/ids.ts';
import { STATUSES } from '#lib/schema/status.ts';
import { homeOf } from './answer.ts';
import { MOST_BACKLINKS } from './backlinks.ts';
import type { Book } from './book.ts';
import { toClaimRuns } from './evidence.ts';
import { toByline, toClaimMention, toSourceItems, toTermItems } from './mentions.ts';
import { paginate } from './pager.ts';
import { toDay, toHtml, toPlain } from './text.ts';
import type { ClaimPageView, ClaimsView } from './view.ts';
import { counted, STANCE_WORD, STATUS_SENTENCE, STATUS_WORD } from './words.ts';

/** The most answers a claim's page lists. */
const MOST_USES = 50;

/** How a claim stands and who speaks to it, in a sentence or two, for search engines and cards. */
export function claimDescription({ site }: Book, { id, status, checked, note }: Claim): string {
  const day = toDay(checked);
  const stands = `${STATUS_SENTENCE[status]}${day ? ` Last checked on ${day.text}.` : ''}`;
  return toPlain(note ?? `${stands} ${counted(site.claimUses.get(id)?.length ?? 0, 'answer')} on it.`);
}

/** One claim: how it stands, why, who makes it and who disputes it. */
export function claimView(book: Book, claim: Claim): ClaimPageView {
  const { site } = book;
  const body = book.bodyOf(claim);
  const uses = site.claimUses.get(claim.id) ?? [];
  const checked = toDay(claim.checked);
  const answers = new Set(uses.map(({ answer }) => answer.id));
  return {
    kind: 'claim',
    claim: toClaimMention(book, claim),
    statusSentence: STATUS_SENTENCE[claim.status],
    ...(checked ? { checked } : {}),
    scope: claim.scope,
    bodyHtml: body.html,
    runs: toClaimRuns(book, claim),
    madeBy: uses.slice(0, MOST_USES).map(({ answer, stance }) => ({
      stance,
      stanceWord: STANCE_WORD[stance],
      href: homeOf(book, answer),
      questionTitle: toPlain(site.questions.get(answer.question)?.title ?? ''),
      answerSummaryHtml: toHtml(answer.summary),
      byline: toByline(book, answer),
    })),
    assumedBy: (site.premises.get(claim.id) ?? []).slice(0, MOST_USES).map(({ question, stance }) => ({
      stanceWord: stance,
      question: { href: book.hrefOf(pageAddress(question)), text: toPlain(question.title) },
    })),
    sources: toSourceItems(book, claim.sources),
    // An answer that makes the claim is listed as such already.
    backlinks: (book.backlinks().get(keyOf(claim)) ?? [])
      .filter(({ href }) => ![...answers].some((id) => href.includes(`#${id}-`)))
      .slice(0, MOST_BACKLINKS),
    terms: toTermItems(book, body.terms),
  };
}

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
    { address: listAddress('claim'), text: 'All', title: 'Claims', claims, groupOf: byStatus },
    ...ORDER.map((status) => ({
      address: claimsAddress(status),
      text: STATUS_WORD[status],
      title: `Claims: ${STATUS_WORD[status]}`,
      claims: claims.filter((claim) => claim.status === status),
      groupOf: byStatus,
    })),
    {
      address: claimsAddress('date'),
      text: 'by day checked',
      title: 'Claims by the day they were checked',
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
        lists: lists.map((list) => ({
          href: book.hrefOf(list.address),
          text: list.text,
          current: list.address === start,
        })),
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
    ? { id: `checked-${day.iso}`, heading: `Checked ${day.text}`, sentence: '' }
    : {
        id: 'unchecked',
        heading: 'Not yet checked',
        sentence: 'Open until somebody finds a source or runs a program.',
      };
}

function toClaimItem(book: Book, claim: Claim): ClaimsView['groups'][number]['claims'][number] {
  const checked = toDay(claim.checked);
  return { ...toClaimMention(book, claim), ...(checked ? { checked } : {}) };
}
