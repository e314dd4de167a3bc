import { DayText } from '#components/entry/day-text.tsx';
import { Html } from '#components/entry/html.tsx';
import { Margin } from '#components/entry/margin.tsx';
import { Pager } from '#components/entry/pager.tsx';
import { Section } from '#components/entry/section.tsx';
import { StatusMark } from '#components/entry/status-mark.tsx';
import { SmallFigure } from '#components/evidence/small-figure.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { counted, say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** All evidence programs, and a table of every run. */
export function EvidenceListPage({
  content: { programs, total, tableHtml, pager },
  breadcrumbs,
}: PageProps<'evidence-list'>) {
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1>{say('Evidence')}</h1>
          <p className="lead">
            {say(
              '{programs}, each run on one CPU and on two. What a run showed is on its page, with the program and the commands to run it again.',
              { programs: counted(total, 'short program') },
            )}
          </p>
        </>
      }
    >
      <Section id="programs" title={say('Programs')} plain>
        <ul className="plain">
          {programs.map((program) => (
            <li key={program.href}>
              <Margin
                note={
                  <>
                    <StatusMark status={program.status} word={program.statusWord} />
                    {program.figure && <SmallFigure figure={program.figure} />}
                    {program.recorded && (
                      <p>
                        <DayText day={program.recorded} />, {program.versions.join(', ')}
                      </p>
                    )}
                  </>
                }
              >
                <a href={program.href}>{program.title}</a>
                <Html as="p" html={program.sentenceHtml} />
              </Margin>
            </li>
          ))}
        </ul>
      </Section>
      {tableHtml && (
        <Section id="runs" title={say('Every run, side by side')}>
          <Html className="prose" html={tableHtml} />
        </Section>
      )}
      <Pager pager={pager} />
    </Sheet>
  );
}
