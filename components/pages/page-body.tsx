import type { Link, PageContent } from '#lib/page/view.ts';
import { AboutPage } from './about-page.tsx';
import { AnswerPage } from './answer-page.tsx';
import { AttributionPage } from './attribution-page.tsx';
import { ClaimPage } from './claim-page.tsx';
import { ClaimsPage } from './claims-page.tsx';
import { CommentPage } from './comment-page.tsx';
import { ComparePage } from './compare-page.tsx';
import { GlossaryPage } from './glossary-page.tsx';
import { HomePage } from './home-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PersonPage } from './person-page.tsx';
import { QuestionsPage } from './questions-page.tsx';
import { SourcePage } from './source-page.tsx';
import { SourcesPage } from './sources-page.tsx';
import { TermPage } from './term-page.tsx';
import { ThreadPage } from './thread-page.tsx';
import { TopicPage } from './topic-page.tsx';
import { TopicsPage } from './topics-page.tsx';

/** The page that `content.kind` names. */
export function PageBody({ content, breadcrumbs }: { content: PageContent; breadcrumbs: Link[] }) {
  switch (content.kind) {
    case 'home':
      return <HomePage content={content} breadcrumbs={breadcrumbs} />;
    case 'about':
      return <AboutPage content={content} breadcrumbs={breadcrumbs} />;
    case 'questions':
      return <QuestionsPage content={content} breadcrumbs={breadcrumbs} />;
    case 'thread':
      return <ThreadPage content={content} breadcrumbs={breadcrumbs} />;
    case 'answer':
      return <AnswerPage content={content} breadcrumbs={breadcrumbs} />;
    case 'comment':
      return <CommentPage content={content} breadcrumbs={breadcrumbs} />;
    case 'claims':
      return <ClaimsPage content={content} breadcrumbs={breadcrumbs} />;
    case 'claim':
      return <ClaimPage content={content} breadcrumbs={breadcrumbs} />;
    case 'glossary':
      return <GlossaryPage content={content} breadcrumbs={breadcrumbs} />;
    case 'term':
      return <TermPage content={content} breadcrumbs={breadcrumbs} />;
    case 'compare':
      return <ComparePage content={content} breadcrumbs={breadcrumbs} />;
    case 'sources':
      return <SourcesPage content={content} breadcrumbs={breadcrumbs} />;
    case 'source':
      return <SourcePage content={content} breadcrumbs={breadcrumbs} />;
    case 'person':
      return <PersonPage content={content} breadcrumbs={breadcrumbs} />;
    case 'topics':
      return <TopicsPage content={content} breadcrumbs={breadcrumbs} />;
    case 'topic':
      return <TopicPage content={content} breadcrumbs={breadcrumbs} />;
    case 'attribution':
      return <AttributionPage content={content} breadcrumbs={breadcrumbs} />;
    case 'not-found':
      return <NotFoundPage content={content} breadcrumbs={breadcrumbs} />;
  }
}
