import { DayText } from '#components/entry/day-text.tsx';
import { Html } from '#components/entry/html.tsx';
import { sayNodes } from '#components/site/say-nodes.ts';
import { Sheet } from '#components/site/sheet.tsx';
import { say, within } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** What stands at the address of an entry that is no longer told. */
export function WithdrawnPage({
  content: { kindWord, anchor, title, day, reasonHtml, replacedBy, question },
  breadcrumbs,
}: PageProps<'withdrawn'>) {
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1 dir="auto">{title}</h1>
          <p id={anchor} className="lead" data-announce={say('Withdrawn: {title}', { title })}>
            {sayNodes('This {kind} was withdrawn on {day}. Its address stays.', {
              kind: within(kindWord),
              day: <DayText day={day} />,
            })}
          </p>
        </>
      }
    >
      <div className="prose opening">
        <Html as="p" html={reasonHtml} />
        {replacedBy && (
          <p>{sayNodes('In its place: {entry}', { entry: <a href={replacedBy.href}>{replacedBy.text}</a> })}</p>
        )}
        {question && (
          <p>{sayNodes('It belonged to: {question}', { question: <a href={question.href}>{question.text}</a> })}</p>
        )}
      </div>
    </Sheet>
  );
}
