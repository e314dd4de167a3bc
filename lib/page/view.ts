import type { Citation } from '#lib/cite/citation.ts';
import type { PartId } from '#lib/model/anchors.ts';
import type { Stance } from '#lib/schema/answer.ts';
import type { Status } from '#lib/schema/status.ts';

/**
 * What a page shows, ready to be drawn: plain data that survives JSON, no functions, no look-ups left to do.
 * A field that ends in `Html` is safe HTML; every other text is plain. Every `href` is ready for an attribute.
 */
export type Link = { href: string; text: string };

/** A day in both forms: `2026-11-22` for machines, `22 Nov 2026` for people. */
export type Day = { iso: string; text: string };

/** A claim wherever it is mentioned. */
export type ClaimMention = {
  id: string;
  href: string;
  statementHtml: string;
  status: Status;
  statusWord: string;
  noteHtml?: string;
  /** Whether a recorded run shows it. */
  tested: boolean;
};

/** One row of the claims × answers grid; `stances` has one place for each answer of the grid. */
export type GridRow = {
  anchor: string;
  claim: ClaimMention;
  /** When the claim was last checked, as `YYYY-MM-DD`. */
  checked?: string;
  /** Of each answer; `href` is the place in its text that says it. */
  stances: { stance: Stance | null; href?: string }[];
};

/** The claims × answers grid of a thread. */
export type Grid = { answers: { href: string; label: string; verdict: string }[]; rows: GridRow[] };

/** Where a list that goes over several pages stands. */
export type Pager = { page: number; pages: number; previousHref?: string; nextHref?: string };

/** Somebody or nobody: a name with an optional address; `unknown` shows as such. */
export type Byline = {
  author: { name: string; href?: string; known: boolean; person?: true };
  posted?: Day;
  score?: number;
};

/** A place in a text where an entry is mentioned: the page, what it is, and the sentence, the mention marked with <mark>. */
export type Backlink = { href: string; kindWord: string; title: string; sentenceHtml: string };

/** A source as a list shows it. */
export type SourceItem = {
  id: string;
  href: string;
  title: string;
  author?: string;
  publisher?: string;
  date?: Day;
  url: string;
  seen: { day: Day; how: 'live' | 'copy' | 'unverified'; words: string };
};

/** A term with its definition: an item of "Terms on this page" and the content of its hover card. */
export type TermItem = { id: string; href: string; term: string; definitionHtml: string; sense?: string };

/** A question as a list shows it. */
export type QuestionItem = {
  href: string;
  title: string;
  shortAnswerHtml?: string;
  answers: number;
  claims: number;
  comments: number;
  reviewed?: Day;
  topics: Link[];
  accepted: boolean;
  draft: boolean;
};

/** What an answer says in its head, before its text. */
export type AnswerHead = {
  anchor: string;
  href: string;
  hasPage: boolean;
  label: string;
  summaryHtml: string;
  verdict: string;
  verdictWord: string;
  /** `unasked` where nobody could: in the book's own threads. */
  accepted: boolean | 'unknown' | 'unasked';
  byline: Byline;
  validity?: { is: 'holds' | 'outdated' | 'dangerous'; word: string; reasonHtml: string };
  scope: string[];
};

/** A comment with its replies. */
export type CommentView = {
  anchor: string;
  href: string;
  hasPage: boolean;
  kindWord: string;
  summaryHtml: string;
  bodyHtml: string;
  placedNote?: string;
  byline: Byline;
  about?: ClaimMention;
  settledBy?: Link & { kindWord: string };
  replies: CommentView[];
  depth: number;
};

/** An answer in full: head, text, what it claims, what was said below it. */
export type AnswerView = AnswerHead & {
  bodyHtml: string;
  claims: {
    claim: ClaimMention;
    stance: Stance;
    stanceWord: string;
    /** Where the running text says it. */
    href?: string;
  }[];
  sources: SourceItem[];
  comments: CommentView[];
};

/** Where a text came from. */
export type OriginView = {
  own: boolean;
  words: string;
  url?: string;
  licence?: Link;
  /** Who wrote in it, with their profile on that site. */
  authors: { text: string; href?: string }[];
  facts: { name: string; value: string; known: boolean }[];
};

/** An entry of the table of contents or rail. */
export type TocItem = { href: string; text: string; depth: 1 | 2 };

/** Doors to the repository that keeps the text. */
export type Repository = { editHref?: string; reportHref?: string };

/** An anchor that was published and is gone: it stays as a line that leads on. */
export type FormerAnchor = { id: string; href: string; words: string };

/** What every page has. */
export type PageFrame = {
  address: string;
  /** The address as the browser sees it, with the base path. */
  href: string;
  /** For <title>. */
  title: string;
  canonical: string;
  siteName: string;
  language: string;
  licence?: Link;
  /** Links of the header: questions, claims, glossary, topics, about; `current` where the page is or belongs. */
  nav: (Link & { current: boolean })[];
  homeHref: string;
  searchHref: string;
  openSearchHref: string;
  footerNav: Link[];
  breadcrumbs: Link[];
  /** Findings of `check`, in `npm run dev` only. */
  issues: { place: string; message: string; hint?: string; rule: string; severity: 'error' | 'warning' }[];
  colours: { light: string; dark: string };
  noIndex: boolean;
  /** Anchors that were published on this page and are elsewhere now. */
  formerAnchors: FormerAnchor[];
  repository: Repository;
};

/** The whole thread. */
export type ThreadView = {
  kind: 'thread';
  questionTitle: string;
  shortAnswerHtml?: string;
  reviewed?: Day;
  draft: boolean;
  readingMinutes: number;
  topics: Link[];
  grid: Grid;
  /** Programs that were run, compared on one scale. */
  figure?: { title: string; html: string };
  questionBodyHtml: string;
  asked: Byline;
  premises: { claim: ClaimMention; stanceWord: string }[];
  comments: CommentView[];
  answers: AnswerView[];
  agreementHtml?: string;
  differenceHtml?: string;
  related: { relationWord: string; questions: (Link & { shortAnswerHtml?: string })[] }[];
  backlinks: Backlink[];
  sources: SourceItem[];
  terms: TermItem[];
  origin: OriginView;
  changes: { day: Day; whatHtml: string }[];
  toc: TocItem[];
};

/** One answer in its context. */
export type AnswerPageView = {
  kind: 'answer';
  question: Link & { shortAnswerHtml?: string };
  answer: AnswerView;
  others: { href: string; label: string; summaryHtml: string }[];
  placeHref: string;
  origin: OriginView;
  terms: TermItem[];
  toc: TocItem[];
  readingMinutes: number;
};

/** One comment in its context. */
export type CommentPageView = {
  kind: 'comment';
  question: Link & { shortAnswerHtml?: string };
  comment: CommentView;
  on: { href: string; label: string; summaryHtml: string };
  repliesTo?: { href: string; summaryHtml: string };
  placeHref: string;
  origin: OriginView;
  terms: TermItem[];
};

/** One claim. */
export type ClaimPageView = {
  kind: 'claim';
  claim: ClaimMention;
  statusSentence: string;
  checked?: Day;
  scope: string[];
  bodyHtml: string;
  runs: ClaimRun[];
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

/** Claims in groups: all by status, those of one status, or all by the day they were last checked. */
export type ClaimsView = {
  kind: 'claims';
  title: string;
  groups: { id: PartId; title: string; sentence: string; claims: (ClaimMention & { checked?: Day })[] }[];
  total: number;
  lists: (Link & { current: boolean })[];
  pager: Pager;
};

/** An evidence program as lists show it; `status` is how far it was recorded. */
export type EvidenceItem = {
  href: string;
  title: string;
  sentenceHtml: string;
  status: Status;
  statusWord: string;
  /** What the runs were made with. */
  versions: string[];
  recorded?: Day;
};

/** Facts of runs and in how many they were seen, by number of CPUs; a cell is empty where nobody looked for the fact. */
export type FactsView = {
  /** The heads of the columns, such as `On one CPU`. */
  on: string[];
  rows: { variant?: string; fact: string; words: string; seen: string[] }[];
  /** Whether some fact says that something does not happen. */
  hasNegative: boolean;
};

/** How to run a program again. */
export type HowToRun = {
  programHref: string;
  recorderHref: string;
  /** The Python it needs, when not any will do. */
  needs?: string;
  commandsHtml: string;
  checkCommandHtml: string;
};

/** A program with facts: those a claim quotes, or those that were expected of it. */
export type ClaimRun = EvidenceItem & {
  facts: FactsView;
  limitsHtml?: string;
  figuresHtml: string;
  codeHtml: string;
  howToRun: HowToRun;
};

/** All evidence programs. */
export type EvidenceView = {
  kind: 'evidence-list';
  programs: EvidenceItem[];
  total: number;
  /** Every run of these programs; empty when none was recorded. */
  tableHtml: string;
  pager: Pager;
};

/** One evidence program. */
export type EvidencePageView = ClaimRun & {
  kind: 'evidence';
  /** What it stated itself. */
  stated: { where: string; facts: { name: string; value: string }[] }[];
  machine: { name: string; value: string }[];
  claims: ClaimMention[];
  sources: SourceItem[];
  backlinks: Backlink[];
};

/** One term of the glossary. */
export type TermPageView = {
  kind: 'term';
  term: string;
  definitionHtml: string;
  senses: { id: string; label: string; definitionHtml: string }[];
  aliases: string[];
  topics: Link[];
  relations: { word: string; terms: { href: string; term: string; definitionHtml: string }[] }[];
  compare: Link[];
  bodyHtml: string;
  sources: SourceItem[];
  usedIn: Backlink[];
  terms: TermItem[];
};

/** The glossary from A to Z. */
export type GlossaryView = {
  kind: 'glossary';
  letters: {
    letter: string;
    anchor: PartId;
    terms: { href: string; term: string; definitionHtml: string; aliases: string[] }[];
  }[];
  total: number;
};

/** Two terms side by side. */
export type CompareView = {
  kind: 'compare';
  sides: [CompareSide, CompareSide];
  shared: { word: string; terms: Link[] }[];
  questions: QuestionItem[];
  terms: TermItem[];
};
/** One of two terms that are compared. */
export type CompareSide = {
  href: string;
  term: string;
  definitionHtml: string;
  senses: { label: string; definitionHtml: string }[];
  aliases: string[];
  bodyHtml: string;
  relations: { word: string; terms: Link[] }[];
  sources: SourceItem[];
};

/** A page of the list of questions. */
export type QuestionsView = {
  kind: 'questions';
  questions: QuestionItem[];
  total: number;
  order: 'newest' | 'title';
  orders: (Link & { current: boolean })[];
  pager: Pager;
};

/** The home page. */
export type HomeView = {
  kind: 'home';
  name: string;
  sentence: string;
  newest: QuestionItem[];
  best: QuestionItem[];
  topics: { href: string; name: string; sentence: string; questions: number; terms: number }[];
  term?: TermItem;
  counts: { questions: number; answers: number; claims: number; terms: number; sources: number };
  claimsHref: string;
  glossaryHref: string;
  questionsHref: string;
  searchHref: string;
};

/** All sources. */
export type SourcesView = { kind: 'sources'; sources: SourceItem[]; total: number; pager: Pager };
/** One source and what leans on it. */
export type SourcePageView = {
  kind: 'source';
  source: SourceItem;
  answers: Link[];
  claims: ClaimMention[];
  terms: Link[];
  backlinks: Backlink[];
};
/** One person and what they wrote here. */
export type PersonPageView = {
  kind: 'person';
  name: string;
  url?: string;
  wrote: { kindWord: string; href: string; text: string }[];
};
/** All topics. */
export type TopicsView = { kind: 'topics'; topics: HomeView['topics'] };
/** One topic. */
export type TopicPageView = {
  kind: 'topic';
  name: string;
  sentence: string;
  questions: QuestionItem[];
  total: number;
  pager: Pager;
  terms: { href: string; term: string; definitionHtml: string }[];
};
/** Who writes the book and how. */
export type AboutView = {
  kind: 'about';
  name: string;
  counts: HomeView['counts'];
  oldestCheck?: Day;
  latestCheck?: Day;
  statuses: { word: string; sentence: string; status: Status; count: number }[];
  repositoryHref?: string;
  licence?: Link;
  attributionHref: string;
};
/** What was retold or imported from elsewhere. */
export type AttributionView = {
  kind: 'attribution';
  threads: { question: Link; origin: OriginView }[];
  sources: SourceItem[];
};
/** Tells whether the book has an entry for a thread of another site. */
export type FromView = {
  kind: 'from';
  name: string;
  /** How many threads of other sites the book can be asked for. */
  known: number;
  /** The address a bookmark needs to ask about the page it is used on. */
  bookmarklet: string;
  /** Below it stand the addresses of threads: `<href><site>/<id>/`. */
  href: string;
};
/** What stands at the address of an entry that is no longer told. */
export type WithdrawnView = {
  kind: 'withdrawn';
  kindWord: string;
  /** The anchor of an answer, comment or claim. */
  anchor?: string;
  title: string;
  day: Day;
  reasonHtml: string;
  replacedBy?: Link;
  question?: Link;
};
/** The page of a search: the ways into the book that need no search. */
export type SearchView = { kind: 'search'; searchHref: string; letters: Link[]; topics: HomeView['topics'] };
/** The page for an address that is not in the book. */
export type NotFoundView = {
  kind: 'not-found';
  doors: Link[];
  /** The path below which the site is served, without its last slash. */
  base: string;
};

/** What any page of the book shows. */
export type PageContent =
  | HomeView
  | AboutView
  | QuestionsView
  | ThreadView
  | AnswerPageView
  | CommentPageView
  | ClaimsView
  | ClaimPageView
  | EvidenceView
  | EvidencePageView
  | GlossaryView
  | TermPageView
  | CompareView
  | SourcesView
  | SourcePageView
  | PersonPageView
  | TopicsView
  | TopicPageView
  | AttributionView
  | WithdrawnView
  | SearchView
  | FromView
  | NotFoundView;

/** What machines read in a page's head, beside what the frame holds. */
export type PageHead = {
  /** For cards: at most 67 bytes of UTF-8. */
  cardTitle: string;
  /** For cards and search engines: at most 200 characters and 347 bytes of UTF-8. */
  description: string;
  /** An entry is an article, everything else a website (the Open Graph protocol's words). */
  type: 'article' | 'website';
  /** Days as `YYYY-MM-DD`. */
  published?: string;
  modified?: string;
  tags: string[];
  /** Two rows of words that some places show beside a card, such as the reading time. */
  labels: { name: string; value: string }[];
  /** The same page or list in other formats. */
  alternates: { type: string; href: string; title: string }[];
  /** Where machines are told what the book holds. */
  llmsHref: string;
  /** The picture that stands for the page where it is linked, and what it says; absolute. */
  card: { url: string; alt: string };
  /** JSON-LD, escaped so that it can stand in a script element. */
  jsonLd?: string;
};

/** A page: its frame, its head, its content, whether that needs the styles of figures, and how its entry is cited. */
export type PageView = {
  frame: PageFrame;
  head: PageHead;
  content: PageContent;
  hasFigures: boolean;
  citation?: Citation;
};
