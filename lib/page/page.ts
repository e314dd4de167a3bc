import type { Entry } from '#lib/model/entry.ts';
import type { Link } from './view.ts';
import type { AboutView } from './views/about-page.ts';
import type { AnswerPageView } from './views/answer-page.ts';
import type { AttributionView } from './views/attribution-page.ts';
import type { ClaimPageView } from './views/claim-page.ts';
import type { ClaimsView } from './views/claims-page.ts';
import type { CommentPageView } from './views/comment-page.ts';
import type { CompareView } from './views/compare-page.ts';
import type { EvidenceView } from './views/evidence-list-page.ts';
import type { EvidencePageView } from './views/evidence-page.ts';
import type { FromView } from './views/from-page.ts';
import type { GlossaryView } from './views/glossary-page.ts';
import type { HomeView } from './views/home-page.ts';
import type { NotFoundView } from './views/not-found-page.ts';
import type { PersonPageView } from './views/person-page.ts';
import type { QuestionsView } from './views/questions-page.ts';
import type { SearchView } from './views/search-page.ts';
import type { SourcePageView } from './views/source-page.ts';
import type { SourcesView } from './views/sources-page.ts';
import type { TermPageView } from './views/term-page.ts';
import type { ThreadView } from './views/thread-page.ts';
import type { TopicPageView } from './views/topic-page.ts';
import type { TopicsView } from './views/topics-page.ts';
import type { WithdrawnView } from './views/withdrawn-page.ts';

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

/** A page before it is drawn: what its head says, and how to get what it shows. */
export type Page = {
  address: string;
  title: string;
  description: string;
  /** The address of the list it belongs to, for the navigation and the breadcrumbs. */
  section?: string;
  /** Pages between the section and this one. */
  trail?: Link[];
  /** The entry whose page it is. */
  entry?: Entry;
  /** The terms that it compares. */
  compares?: readonly [string, string];
  noIndex?: boolean;
  /** What it shows, of pages that are made together: those of a list. */
  ready?: PageContent;
  content: () => PageContent;
};
