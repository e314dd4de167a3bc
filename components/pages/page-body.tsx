import type { ReactNode } from 'react';
import type { PageContent } from '#lib/page/page.ts';
import type { Link } from '#lib/page/view.ts';
import { AboutPage } from './about-page.tsx';
import { AnswerPage } from './answer-page.tsx';
import { AttributionPage } from './attribution-page.tsx';
import { ClaimPage } from './claim-page.tsx';
import { ClaimsPage } from './claims-page.tsx';
import { CommentPage } from './comment-page.tsx';
import { ComparePage } from './compare-page.tsx';
import { EvidenceListPage } from './evidence-list-page.tsx';
import { EvidencePage } from './evidence-page.tsx';
import { FromPage } from './from-page.tsx';
import { GlossaryPage } from './glossary-page.tsx';
import { HomePage } from './home-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import type { PageProps } from './page-props.ts';
import { PersonPage } from './person-page.tsx';
import { QuestionsPage } from './questions-page.tsx';
import { SearchPage } from './search-page.tsx';
import { SourcePage } from './source-page.tsx';
import { SourcesPage } from './sources-page.tsx';
import { TermPage } from './term-page.tsx';
import { ThreadPage } from './thread-page.tsx';
import { TopicPage } from './topic-page.tsx';
import { TopicsPage } from './topics-page.tsx';
import { WithdrawnPage } from './withdrawn-page.tsx';

/** Which component draws which kind of page; a kind without one is a type error. */
const PAGES: { [Kind in PageContent['kind']]: (props: PageProps<Kind>) => ReactNode } = {
  home: HomePage,
  about: AboutPage,
  questions: QuestionsPage,
  thread: ThreadPage,
  answer: AnswerPage,
  comment: CommentPage,
  'evidence-list': EvidenceListPage,
  evidence: EvidencePage,
  claims: ClaimsPage,
  claim: ClaimPage,
  glossary: GlossaryPage,
  term: TermPage,
  compare: ComparePage,
  sources: SourcesPage,
  source: SourcePage,
  person: PersonPage,
  topics: TopicsPage,
  topic: TopicPage,
  attribution: AttributionPage,
  from: FromPage,
  withdrawn: WithdrawnPage,
  search: SearchPage,
  'not-found': NotFoundPage,
};

/** The page that `content.kind` names. */
export function PageBody({ content, breadcrumbs }: { content: PageContent; breadcrumbs: Link[] }) {
  const Content = PAGES[content.kind] as (props: { content: PageContent; breadcrumbs: Link[] }) => ReactNode;
  return <Content content={content} breadcrumbs={breadcrumbs} />;
}
