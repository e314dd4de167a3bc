import { DayText } from '#components/entry/day-text.tsx';
import { Html } from '#components/entry/html.tsx';
import { Section } from '#components/entry/section.tsx';
import { sayNodes } from '#components/site/say-nodes.ts';
import type { TocItem } from '#lib/page/view.ts';
import type { ClaimRun } from '#lib/page/views/program.ts';
import { say } from '#lib/words/say.ts';
import { FactTable } from './fact-table.tsx';
import { Program } from './program.tsx';

/** The runs a claim leans on: what each shows, its figure, its program and how to run it again. */
export function ClaimRuns({ runs }: { runs: ClaimRun[] }) {
  if (runs.length === 0) return null;
  return (
    <Section id="runs" title={titleOf(runs)}>
      {runs.map((run) => (
        <div key={run.href} className="opening">
          <h3>
            <a href={run.href}>{run.title}</a>
          </h3>
          <Html as="p" html={run.sentenceHtml} />
          <Html className="prose" html={run.figuresHtml} />
          <FactTable facts={run.facts} title={say('Facts of: {program}', { program: run.title })} />
          {run.limitsHtml && <Html as="p" className="label" html={run.limitsHtml} />}
          <p className="label">
            {run.recorded
              ? sayNodes('Recorded {day} with {versions}.', {
                  day: <DayText day={run.recorded} />,
                  versions: run.versions.join(', '),
                })
              : say('Not recorded yet.')}
          </p>
          <details>
            <summary className="label">{say('The program, and how to run it again')}</summary>
            <Program run={run} />
          </details>
        </div>
      ))}
    </Section>
  );
}

const titleOf = (runs: ClaimRun[]): string =>
  runs.every(({ status }) => status === 'open') ? say('What would show it') : say('Shown by running it');

ClaimRuns.toc = ({ runs }: { runs: ClaimRun[] }): TocItem[] =>
  runs.length > 0 ? [{ href: '#runs', text: titleOf(runs) }] : [];
