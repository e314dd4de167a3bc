import { LinkTabs } from '#components/entry/link-tabs.tsx';
import { Pager } from '#components/entry/pager.tsx';
import { QuestionList } from '#components/entry/question-list.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { counted, say } from '#lib/words/say.ts';
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
          <h1>{list === 'unanswered' ? say('Questions nobody has answered yet') : say('Questions')}</h1>
          <p className="lead">
            {list === 'unanswered' || !short
              ? `${counted(total, 'question')}.`
              : say('{questions}, each with its short answer.', { questions: counted(total, 'question') })}
          </p>
          <LinkTabs name={say('Order')} links={lists} />
        </>
      }
    >
      <QuestionList questions={questions} />
      <Pager pager={pager} />
    </Sheet>
  );
}
