import { below, randomOf } from '../process/random.ts';

/**
 * The files of a site of some hundred pages, for trials of publishing: texts by path. Each version has pages that others
 * lack, pages that read otherwise, and files where others have folders.
 */
export function trialSite(version: number): Record<string, string> {
  const random = randomOf(version);
  const files: Record<string, string> = { 'index.html': `version ${version}`, _headers: 'the same' };
  for (let page = 0; page < 300; page++) {
    const folder = `q/${page % 7}/page-${page}`;
    const text = `${page}: ${below(random, 3)} `.repeat(1 + below(random, 200));
    const kind = below(random, 5);
    if (kind === 0) files[folder] = text;
    else if (kind < 4) files[`${folder}/index.html`] = text;
    if (kind === 3) files[`${folder}/more/${below(random, 2)}/index.md`] = text;
  }
  return files;
}
