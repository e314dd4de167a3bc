import { parseBody } from '#lib/mdx/parse.ts';
import type { Issue } from '#lib/model/issue.ts';
import { issueAt, Lines, shown } from '../../span.ts';
import { blankFences } from '../prose.ts';
import type { Body } from '../tree.ts';
import { mayHoldBlocks, readBlocks, type Said } from './blocks.ts';
import { MADE, residueOf, roughResidues } from './residue.ts';
import { mayBeginSigns, SIGNS } from './signs.ts';

/** The signs that may stand anywhere in a line. */
const INNER_SIGNS = SIGNS.filter(({ pattern }) => !pattern.source.startsWith('(?<=^['));

/** More than this is not said of one text. */
const MOST = 20;

/** How much of a cure is shown: it is there to be copied. */
const MOST_SHOWN = 200;

/**
 * Says where a text that was written for this book did not become what it looks like: what looks like Markdown and is
 * shown as its signs, and what Markdown made of words that are none. Imported texts are taken as they are.
 */
export function checkLookalikes(body: Body): Issue[] {
  const { source, format } = body;
  if (format === 'md' || !maySurprise(source)) return [];
  let said: Said[];
  try {
    const tree = parseBody(source, format);
    said = [...readBlocks(source, tree), ...readSigns(source, boundedLines(residueOf(source, tree)))];
  } catch {
    // What is malformed is said by others, and comes first.
    return [];
  }
  const lines = new Lines(source);
  const indented = said.filter(({ rule }) => rule === 'code/indented');
  const free = said.filter(
    ({ start, end, rule }) =>
      rule === 'code/indented' || !indented.some((code) => start >= code.start && end <= code.end),
  );
  return free.slice(0, MOST).map(({ start, end, rule, message, hint }) => {
    const [line, column, endLine, endColumn] = lines.span(start, end);
    const offset = body.line - 1;
    return issueAt(
      body.file,
      [line + offset, column, endLine + offset, endColumn],
      rule,
      shown(message, 160),
      shown(hint, MOST_SHOWN),
    );
  });
}

/** What takes long to look at is not looked at: very long lines, and long runs of spaces. As long as it was. */
const boundedLines = (text: string): string =>
  text.replace(/[^\n]{5001,}|[ \t]{65,}/g, (stretch) => MADE.repeat(stretch.length));

/** Whether a text holds anything that may be such a place: a quick look, which few texts do not pass. */
function maySurprise(source: string): boolean {
  const prose = boundedLines(blankFences(source));
  return (
    mayHoldBlocks(source, prose) ||
    roughResidues(prose).some((rough) => {
      const signs = mayBeginSigns(rough) ? SIGNS : INNER_SIGNS;
      return signs.some(({ pattern }) => rough.search(pattern) >= 0);
    })
  );
}

/** What of a text's residue looks like a sign. */
function readSigns(source: string, residue: string): Said[] {
  const said: Said[] = [];
  let rest = residue;
  for (const { like, pattern, cure, isMeant } of SIGNS)
    for (const match of rest.matchAll(pattern)) {
      if (said.length >= MOST) break;
      if (isMeant && !isMeant(match, source)) continue;
      const start = match.index;
      const end = start + match[0].length;
      const stretch = source.slice(start, end);
      said.push({
        start,
        end,
        rule: 'markdown/failed',
        message: `"${shown(stretch)}" looks like ${like}, and is shown as it is written`,
        hint: cure(stretch, match),
      });
      rest = rest.slice(0, start) + match[0].replace(/[^\n]/g, MADE) + rest.slice(end);
    }
  return said.sort((a, b) => a.start - b.start);
}
