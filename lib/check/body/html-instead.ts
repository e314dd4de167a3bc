/** What to write instead of an HTML element. */
export const INSTEAD: ReadonlyMap<string, string> = new Map([
  ...['b', 'strong'].map((name) => [name, 'Write **words**.'] as const),
  ...['i', 'em'].map((name) => [name, 'Write *words*.'] as const),
  ...['code', 'kbd', 'samp', 'tt'].map((name) => [name, 'Write `words` in backticks.'] as const),
  ...['pre'].map((name) => [name, 'Put the code between lines of three backticks.'] as const),
  ...['s', 'del', 'strike'].map((name) => [name, 'Write ~~words~~.'] as const),
  ...['a'].map((name) => [name, 'Write [words](address).'] as const),
  ...['img', 'picture', 'figure'].map((name) => [name, 'Write ![words](file.png).'] as const),
  ['br', 'End the line with a backslash, and go on on the next; in a cell of a table write another row.'],
  ...['p', 'div', 'section', 'span', 'center'].map(
    (name) => [name, 'Delete the tag; a blank line begins a new paragraph.'] as const,
  ),
  ...['ul', 'ol', 'li'].map((name) => [name, 'Begin the line with "- " or "1. ".'] as const),
  ...['table', 'tr', 'td', 'th', 'thead', 'tbody'].map(
    (name) => [name, 'Write a table with | between its cells.'] as const,
  ),
  ...['blockquote', 'q'].map((name) => [name, 'Begin the line with "> ".'] as const),
  ...['hr'].map((name) => [name, 'Write --- between blank lines.'] as const),
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'Write ## before the heading.'] as const),
]);
