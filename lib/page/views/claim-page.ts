import type { Claim } from '#lib/model/entry.ts';
import { keyOf, pageAddress } from '#lib/model/ids.ts';
import type { Stance } from '#lib/schema/answer.ts';
import { counted, say } from '#lib/words/say.ts';
import { MOST_BACKLINKS } from '../backlinks.ts';
import type { Backlink, Book } from '../book.ts';
import { type SmallFigure, toSmallFigure } from '../small-figure.ts';
import { toDay, toHtml, toPlain } from '../text.ts';
import type { Day, Link } from '../view.ts';
import { PREMISE_WORD, STANCE_WORD, STATUS_SENTENCE, STATUS_WORD } from '../words.ts';
import { type Byline, toByline } from './byline.ts';
import { type ClaimMention, toClaimMention } from './claim-list.ts';
import { homeOf } from './comment.ts';
import { type ClaimRun, seenInRuns, toClaimRuns } from './program.ts';
import { type SourceItem, toSourceItems } from './source-list.ts';
import { type TermItem, toTermItems } from './term-list.ts';

/** One claim. */
export type ClaimPageView = {
  kind: 'claim';
  claim: ClaimMention;
  statusSentence: string;
  /** In how many runs the facts that it quotes were seen, `Its facts were seen in all 24 runs`. */
  seen?: string;
  checked?: Day;
  scope: string[];
  bodyHtml: string;
  runs: ClaimRun[];
  /** The run that stands for it. */
  figure?: SmallFigure;
  madeBy: {
    stance: Stance;
    stanceWord: string;
    href: string;
    questionTitle: string;
    answerSummaryHtml: string;
    byline: Byline;
  }[];
  assumedBy: { stanceWord: string; question: Link }[];
  sources: SourceItem[];
  backlinks: Backlink[];
  terms: TermItem[];
};

/** The most answers a claim's page lists. */
const MOST_USES = 50;

/** How a claim stands and who speaks to it, in a sentence or two, for search engines and cards. */
export function claimDescription({ site }: Book, { id, status, statement, checked, note }: Claim): string {
  const day = toDay(checked);
  const stands = day
    ? say('{status}, last checked on {day}', { status: STATUS_WORD[status], day: day.text })
    : STATUS_WORD[status];
  const answers = counted(site.claimUses.get(id)?.length ?? 0, 'answer');
  return toPlain(note ?? say('“{claim}”: {status}, in {answers}.', { claim: statement, status: stands, answers }));
}

/** One claim: how it stands, why, who makes it and who disputes it. */
export function claimView(book: Book, claim: Claim): ClaimPageView {
  const { site } = book;
  const body = book.bodyOf(claim);
  const uses = site.claimUses.get(claim.id) ?? [];
  const checked = toDay(claim.checked);
  const figure = toSmallFigure(book, claim);
  const seen = seenInRuns(book, claim);
  const answers = new Set(uses.map(({ answer }) => answer.id));
  return {
    kind: 'claim',
    claim: toClaimMention(book, claim),
    statusSentence: STATUS_SENTENCE[claim.status],
    ...(seen ? { seen } : {}),
    ...(checked ? { checked } : {}),
    scope: claim.scope,
    bodyHtml: body.html,
    runs: toClaimRuns(book, claim),
    ...(figure ? { figure } : {}),
    madeBy: uses.slice(0, MOST_USES).map(({ answer, stance }) => ({
      stance,
      stanceWord: STANCE_WORD[stance],
      href: homeOf(book, answer),
      questionTitle: toPlain(site.questions.get(answer.question)?.title ?? ''),
      answerSummaryHtml: toHtml(answer.summary),
      byline: toByline(book, answer),
    })),
    assumedBy: (site.premises.get(claim.id) ?? []).slice(0, MOST_USES).map(({ question, stance }) => ({
      stanceWord: PREMISE_WORD[stance],
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
