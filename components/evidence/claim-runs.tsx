import { DayText } from '#components/entry/day-text.tsx';
import { Html } from '#components/entry/html.tsx';
import { Section } from '#components/entry/section.tsx';
import type { TocItem } from '#lib/page/view.ts';
import type { ClaimRun } from '#lib/page/views/program.ts';
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
          <FactTable facts={run.facts} title={`Facts of: ${run.title}`} />
          {run.limitsHtml && <Html as="p" className="label" html={run.limitsHtml} />}
          <p className="label">
            {run.recorded ? (
              <>
                Recorded <DayText day={run.recorded} /> with {run.versions.join(', ')}.
              </>
            ) : (
              'Not recorded yet.'
            )}
          </p>
          <details>
            <summary className="label">The program, and how to run it again</summary>
            <Program run={run} />
          </details>
        </div>
      ))}
    </Section>
  );
}

const titleOf = (runs: ClaimRun[]): string =>
  runs.every(({ status }) => status === 'open') ? 'What would show it' : 'Shown by running it';

ClaimRuns.toc = ({ runs }: { runs: ClaimRun[] }): TocItem[] =>
  runs.length > 0 ? [{ href: '#runs', text: titleOf(runs) }] : [];
