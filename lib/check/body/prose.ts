/** A text with the lines of its fenced code blanked, lists and quotes included; good enough to count words. */
export function blankFences(source: string): string {
  if (!source.includes('```') && !source.includes('~~~')) return source;
  let open = '';
  return source
    .split('\n')
    .map((line) => {
      const fence = /^[ \t>*+\-\d.)]*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
      const inside = open !== '';
      if (!inside) open = fence;
      else if (fence.startsWith(open)) open = '';
      // As many spaces, so that places after it stay.
      return inside || fence ? ' '.repeat(line.length) : line;
    })
    .join('\n');
}
