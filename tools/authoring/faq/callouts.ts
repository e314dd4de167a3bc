/** What other tools call their callouts, and the one of the book that says the same. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ...['tip', 'hint', 'success', 'check'].map((kind) => [kind, 'tip'] as const),
  ...['important', 'attention'].map((kind) => [kind, 'important'] as const),
  ...['warning'].map((kind) => [kind, 'warning'] as const),
  ...['caution', 'danger', 'error', 'failure', 'bug'].map((kind) => [kind, 'caution'] as const),
]);

/** `:::tip Title` or `:::tip[Title]`, up to a line `:::`; and `!!! tip "Title"` with what is indented below it. */
const FENCED = /^ {0,3}(:{3,})[ \t]*([a-z]+)[ \t]*(?:\[([^\]\n]*)\]|"?([^"\n{]*)"?)/i;
const INDENTED = /^(?:!!!|\?\?\?\+?)[ \t]+([a-z]+)(?:[ \t]+"([^"\n]*)")?[ \t]*$/i;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Writes the callouts of Docusaurus and MkDocs as GitHub's: line by line, so that every line stays where it is. */
export function toCallouts(source: string): string {
  if (!/^(?: {0,3}:::|!!!|\?\?\?)/m.test(source)) return source;
  const lines = source.split('\n');
  let fence = '';
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, opened = ''] = FENCE.exec(line) ?? [];
    if (opened && (!fence || (line.trim().startsWith(fence) && line.trim() === opened))) fence = fence ? '' : opened;
    else if (!fence) at = quote(lines, at);
  }
  return lines.join('\n');
}

/** Makes a quotation of a callout that begins at a line; returns its last line. */
function quote(lines: string[], at: number): number {
  const line = lines[at] ?? '';
  const fenced = FENCED.exec(line);
  const indented = INDENTED.exec(line);
  const [kind = '', title = ''] = fenced
    ? [fenced[2], fenced[3] ?? fenced[4]]
    : indented
      ? [indented[1], indented[2]]
      : [];
  if (!kind) return at;
  const isClosing = (text: string) => text.trim() === fenced?.[1];
  const isInside = (text: string) => /^(?: {4}|\t)|^\s*$/.test(text);
  let end = at + 1;
  while (end < lines.length && (fenced ? !isClosing(lines[end] ?? '') : isInside(lines[end] ?? ''))) end += 1;
  if (!fenced) while (end > at + 1 && (lines[end - 1] ?? '').trim() === '') end -= 1;
  lines[at] = `> [!${KINDS.get(kind.toLowerCase()) ?? 'note'}]`;
  for (let inner = at + 1; inner < end; inner += 1)
    lines[inner] = `> ${fenced ? lines[inner] : (lines[inner] ?? '').replace(/^(?: {4}|\t)/, '')}`.trimEnd();
  if (title.trim()) lines[at + 1] = `> **${title.trim()}** ${(lines[at + 1] ?? '').replace(/^> ?/, '')}`.trimEnd();
  if (!fenced) return end - 1;
  lines[end] = '';
  return end;
}
