import { DayText } from '#components/entry/day-text.tsx';
import { Html } from '#components/entry/html.tsx';
import { Sheet } from '#components/site/sheet.tsx';
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
          <p id={anchor} className="lead" data-announce={`Withdrawn: ${title}`}>
            This {kindWord.toLowerCase()} was withdrawn on <DayText day={day} />. Its address stays.
          </p>
        </>
      }
    >
      <div className="prose opening">
        <Html as="p" html={reasonHtml} />
        {replacedBy && (
          <p>
            In its place: <a href={replacedBy.href}>{replacedBy.text}</a>
          </p>
        )}
        {question && (
          <p>
            It belonged to: <a href={question.href}>{question.text}</a>
          </p>
        )}
      </div>
    </Sheet>
  );
}
