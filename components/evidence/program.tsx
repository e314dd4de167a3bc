import { Html } from '#components/entry/html.tsx';
import type { ClaimRun } from '#lib/page/views/program.ts';

/** A program's code, and how to run it again. */
export function Program({ run: { codeHtml, howToRun } }: { run: Pick<ClaimRun, 'codeHtml' | 'howToRun'> }) {
  const { programHref, recorderHref, needs, commandsHtml } = howToRun;
  return (
    <div className="prose">
      <Html html={codeHtml} />
      <p>
        To run it again on Linux, save <a href={programHref}>program.py</a> and <a href={recorderHref}>recorder.py</a>{' '}
        into one folder
        {needs && (
          <>
            , with {needs} as <code>python3</code>
          </>
        )}
        . First on one CPU, then on two:
      </p>
      <Html html={commandsHtml} />
    </div>
  );
}
