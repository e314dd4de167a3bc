import type { Issue } from '#lib/model/issue.ts';
import { isRecord } from './fields.ts';
import { dotted } from './shape.ts';
import { issueAt, Lines, type Span } from './span.ts';
import type { Path, Yaml } from './yaml.ts';

/** Says which fields hold more than one line: each is shown on one, and a line of some published files. */
export function checkLineEnds(file: string, text: string, yaml: Yaml): Issue[] {
  const lines = new Lines(text);
  return brokenTexts(yaml.data).map((path) => {
    const whole = yaml.valueAt(path);
    const [start, end] = [lines.offset(whole[0], whole[1]), lines.offset(whole[2], whole[3])];
    const escape = yaml.spellings.find(
      (spelling) => spelling.text === '\n' && spelling.start >= start && spelling.end <= end,
    );
    const span: Span = escape ? lines.span(escape.start, escape.end) : [whole[0], whole[1], whole[0], whole[1]];
    const hint = escape
      ? `Write a space for ${text.slice(escape.start, escape.end)}.`
      : 'Write it as one paragraph; after ">-" its lines are joined.';
    return issueAt(file, span, 'texts/broken', `"${dotted(path)}" is broken into lines`, hint);
  });
}

/** The paths of texts with a line end that trimming leaves. */
function brokenTexts(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return value.trim().includes('\n') ? [path] : [];
  if (!Array.isArray(value) && !isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    brokenTexts(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
