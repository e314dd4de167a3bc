import type { Findings } from '../check.ts';

/** Everything for machines: `{ issues, files }`. A fix is a whole text, so only that there is one is said: `fixable`. */
export function toJson({ issues, files }: Findings): string {
  const slim = issues.map(({ fix, ...issue }) => (fix === undefined ? issue : { ...issue, fixable: true }));
  return `${JSON.stringify({ issues: slim, files }, null, 2)}\n`;
}
