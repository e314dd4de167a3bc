import type { Claim } from '#lib/model/entry.ts';
import { groupBy } from '#lib/model/group.ts';
import { keyOf, listAddress, pageAddress } from '#lib/model/ids.ts';
import { STATUSES } from '#lib/schema/status.ts';
import { homeOf } from './answer.ts';
import { MOST_BACKLINKS } from './backlinks.ts';
import type { Book } from './book.ts';
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
    madeBy: uses.slice(0, MOST_USES).map(({ answer, stance }) => ({
      stance,
      stanceWord: STANCE_WORD[stance],
      href: homeOf(book, answer),
      questionTitle: toPlain(site.questions.get(answer.question)?.title ?? ''),
      answerSummaryHtml: toHtml(answer.summary),
      byline: toByline(book, answer),
    })),
    assumedBy: site.listed
      .flatMap((question) =>
        question.premises
          .filter((premise) => premise.claim === claim.id)
          .map(({ stance }) => ({
            stanceWord: stance,
            question: { href: book.hrefOf(pageAddress(question)), text: toPlain(question.title) },
          })),
      )
      .slice(0, MOST_USES),
    sources: toSourceItems(book, claim.sources),
    // An answer that makes the claim is listed as such already.
    backlinks: (book.backlinks().get(keyOf(claim)) ?? [])
      .filter(({ href }) => ![...answers].some((id) => href.includes(`#${id}-`)))
      .slice(0, MOST_BACKLINKS),
    terms: toTermItems(book, body.terms),
  };
}

/** The pages of the list of claims: by status, the ones that no longer hold before those that do. */
export function claimsViews(book: Book): { address: string; view: ClaimsView }[] {
  const order = [...STATUSES].reverse();
  const claims = [...book.site.claims.values()].sort(
    (a, b) =>
      order.indexOf(a.status) - order.indexOf(b.status) ||
      a.statement.localeCompare(b.statement, 'en') ||
      a.id.localeCompare(b.id),
  );
  return paginate(book, listAddress('claim'), claims, 100).map(({ address, items, pager }) => ({
    address,
    view: {
      kind: 'claims',
      groups: [...groupBy(items, (claim) => claim.status)].map(([status, group]) => ({
        status,
        statusWord: STATUS_WORD[status],
        sentence: STATUS_SENTENCE[status],
        claims: group.map((claim) => toClaimItem(book, claim)),
      })),
      total: claims.length,
      pager,
    },
  }));
}

function toClaimItem(book: Book, claim: Claim): ClaimsView['groups'][number]['claims'][number] {
  const count = { supports: 0, disputes: 0, qualifies: 0 };
  for (const { stance } of book.site.claimUses.get(claim.id) ?? []) count[stance]++;
  const checked = toDay(claim.checked);
  return { ...toClaimMention(book, claim), ...count, ...(checked ? { checked } : {}) };
}
