import { Glossary } from '#components/entry/glossary.tsx';
import { Pager } from '#components/entry/pager.tsx';
import { QuestionList } from '#components/entry/question-list.tsx';
import { Section } from '#components/entry/section.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { counted } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** One topic: its questions and terms. */
export function TopicPage({
  content: { name, sentence, questions, total, pager, terms },
  breadcrumbs,
}: PageProps<'topic'>) {
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1>{name}</h1>
          <p className="lead">{sentence}</p>
        </>
      }
    >
      {questions.length > 0 && (
        <Section id="questions" title={counted(total, 'question')}>
          <QuestionList questions={questions} heading="h3" />
          <Pager pager={pager} />
        </Section>
      )}
      {terms.length > 0 && (
        <Section id="terms" title={counted(terms.length, 'term')}>
          <Glossary terms={terms} />
        </Section>
      )}
    </Sheet>
  );
}
