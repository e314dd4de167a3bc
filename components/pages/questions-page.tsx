import { LinkTabs } from '#components/entry/link-tabs.tsx';
import { Pager } from '#components/entry/pager.tsx';
import { QuestionList } from '#components/entry/question-list.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { counted } from '#lib/page/words.ts';
import type { PageProps } from './page-props.ts';

/** A page of the list of questions. */
export function QuestionsPage({
  content: { questions, total, list, short, lists, pager },
  breadcrumbs,
}: PageProps<'questions'>) {
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1>{list === 'unanswered' ? 'Questions nobody has answered yet' : 'Questions'}</h1>
          <p className="lead">
            {counted(total, 'question')}
            {list === 'unanswered' || !short ? '.' : ', each with its short answer.'}
          </p>
          <LinkTabs name="Order" links={lists} />
        </>
      }
    >
      <QuestionList questions={questions} />
      <Pager pager={pager} />
    </Sheet>
  );
}
