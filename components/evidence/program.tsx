import { Html } from '#components/entry/html.tsx';
import type { ClaimRun } from '#lib/page/views/program.ts';

/** A program's code, and how to run it again. */
export function Program({ run: { codeHtml, howToRun } }: { run: Pick<ClaimRun, 'codeHtml' | 'howToRun'> }) {
  const { programHref, recorderHref, command, needs, order, commandsHtml } = howToRun;
  const nameOf = (href: string) => href.slice(href.lastIndexOf('/') + 1);
  return (
    <div className="prose">
      <Html html={codeHtml} />
      <p>
        To run it again on Linux, save <a href={programHref}>{nameOf(programHref)}</a> and{' '}
        <a href={recorderHref}>{nameOf(recorderHref)}</a> into one folder
        {needs && (
          <>
            , with {needs} as <code>{command}</code>
          </>
        )}
        {order ? `. ${order}:` : ':'}
      </p>
      <Html html={commandsHtml} />
    </div>
  );
}
