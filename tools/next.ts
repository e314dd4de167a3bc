import { runNode } from './child.ts';

/** What every run of Next is told: no reports to its maker, one content folder. */
export const nextEnvironment = (contentFolder: string) => ({
  NEXT_TELEMETRY_DISABLED: '1',
  ANSWERBOOK_CONTENT: contentFolder,
});

/** Draws every page into the export folder; throws a `Failure` with what Next wrote. */
export async function drawPages(contentFolder: string): Promise<string | undefined> {
  const text = await runNode(['node_modules/next/dist/bin/next', 'build'], {
    env: { ...nextEnvironment(contentFolder), NODE_ENV: 'production' },
  });
  return /Generating static pages.*\((\d+)\/\d+\)[^(]*$/.exec(text)?.[1]?.concat(' pages');
}
