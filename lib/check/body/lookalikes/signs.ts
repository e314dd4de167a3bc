/** What a stretch of a text looks like and is not, and what to type for it. */
export type Lookalike = {
  /** Completes "… looks like". */
  like: string;
  /** Finds it in what Markdown left as text. With the flags `g` and `m`. */
  pattern: RegExp;
  /** The cure: a sentence. The stretch is taken from the source. */
  cure: (stretch: string, match: RegExpMatchArray) => string;
  /** Whether it is one, where the pattern alone cannot tell. */
  isMeant?: (match: RegExpMatchArray, source: string) => boolean;
};

/** Whether a line begins with what those begin with that stand at the beginning of one: most texts have no such line. */
export const mayBeginSigns = (text: string): boolean => /^[ \t]*[[#＃=:!?.•◦▪●‣·\-+\d*—~–|]/m.test(text);

/** What an address begins with; where the reader of Markdown made a link of it by itself, it is made already. */
const ADDRESS = '(?:https?:\\/\\/|\\/|#|q:|claim:|term:|source:|evidence:|\\0)';

/** Where a line of a block begins. */
const BEGIN = '^[ \\t]*';
const block = (pattern: string, flags = ''): RegExp => new RegExp(`(?<=${BEGIN})${pattern}`, `gm${flags}`);

const DELIMITERS = '\\|?[ \\t]*:?-+:?[ \\t]*(?:\\|[ \\t]*:?-+:?[ \\t]*)*\\|?';
const ROW = /^[ \t]*\|.*\|[ \t]*$/;
const DELIMITER_ROW = new RegExp(`^[ \\t]*${DELIMITERS}[ \\t]*$`);

const write = (text: string): string => `Write ${text}`;
const escape = (text: string): string => text.replace(/[[\]*_`|=~$^]/g, '\\$&');

/** A link whose address holds spaces, brackets or more than an address. */
function mendLink(stretch: string): string {
  const [, words = '', inner = ''] = /^(!?\[[^\]]*\])\s*\(([\s\S]*?)\)?$/.exec(stretch) ?? [];
  const [, address = inner, title = ''] = /^(.*?)(\s+["'“”][^\n]*["'“”]?)?$/.exec(inner.trim()) ?? [];
  const plain = address.replace(/^<|>$/g, '').replaceAll(' ', '%20').replaceAll('(', '%28').replaceAll(')', '%29');
  const said = title.trim().replace(/^["'“”]|["'“”]$/g, '');
  return `${words}(${plain}${said ? ` "${said}"` : ''})`;
}

/** Kinds of callouts elsewhere, and ours. */
const KINDS: Record<string, string> = {
  danger: 'caution',
  error: 'caution',
  bug: 'caution',
  failure: 'caution',
  attention: 'warning',
  hint: 'tip',
  success: 'tip',
  info: 'note',
  abstract: 'note',
  summary: 'note',
  example: 'note',
  question: 'note',
  quote: 'note',
  seealso: 'note',
};
/** What is longer is no title of a callout, but its text. */
const LONGEST_TITLE = 40;

const OURS = ['note', 'tip', 'important', 'warning', 'caution'];

/** Our kind of callout for a name from elsewhere. */
export const calloutKind = (name: string): string =>
  OURS.find((kind) => kind === name.toLowerCase()) ?? KINDS[name.toLowerCase()] ?? 'note';

const callout = (name: string, title = ''): string =>
  `Begin a quotation with "> [!${calloutKind(name)}]"${title ? `, then "> **${title.trim()}**"` : ''}, and put "> " before each line of it.`;

/** Signs of Markdown and its kin, in the order in which they are looked for; each stretch is said once. */
export const SIGNS: readonly Lookalike[] = [
  {
    like: 'an image of a wiki',
    pattern: /!\[\[[^\][\n]+\]\]|!(?=\0{4,}$)/gm,
    isMeant: (match) => match[0].length > 1,
    cure: (stretch) => write(`![what it shows](${stretch.slice(3, -2).split('|')[0]}).`),
  },
  {
    like: 'a term in double brackets',
    pattern:
      /(?<![\w\]])\[\[[^\][\n]*\](?!\])(?:\[[^\][\n]*\]\])?|(?<!\w)\[\[[^\][]{0,200}\n[^\][]{0,200}\]\]|(?<![[\]])\[[^\][\n(]+\]\](?![([])|(?<!\w)\[\[\0{8,}/gm,
    cure: (stretch) => {
      const org = /^\[\[([^\]]*)\]\[([^\]]*)\]\]$/.exec(stretch);
      return org
        ? write(`[${org[2]}](${org[1]}).`)
        : write(`[[${stretch.replace(/[[\]]/g, '').replace(/\s+/g, ' ').trim()}]].`);
    },
  },
  {
    like: 'a link whose words and address changed places',
    pattern: new RegExp(`(?<![\\w\\])])\\(([^()[\\]\\n]+)\\)\\[(?:${ADDRESS}[^\\][\\s]*\\]|\\0+)`, 'gm'),
    cure: (stretch) => write(`${stretch.replace(/^\((.*)\)\[(.*)\]$/, '[$1]($2)')}.`),
  },
  {
    like: 'a footnote of another kind',
    pattern: /\^\[[^\][\n]+\]/gm,
    cure: (stretch) => `Write [^1], and on a line of its own "[^1]: ${stretch.slice(2, -1)}".`,
  },
  {
    like: 'an image',
    pattern: /!\[[^\][\n]*\][ \t]*\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)/gm,
    cure: (stretch) => write(`${mendLink(stretch)}.`),
  },
  {
    like: 'a link',
    pattern: new RegExp(
      `(?<![\\w\\])!^])\\[[^\\][\\n]+\\](?:\\([^()\\n]*(?:\\([^()\\n]*\\)[^()\\n]*)*\\)|[ \\t]+\\(${ADDRESS}[^()\\n]*\\)|\\(${ADDRESS}[^()\\s]*(?:\\([^()\\s]*\\))?$)`,
      'gm',
    ),
    cure: (stretch) => write(`${mendLink(stretch)}.`),
  },
  {
    like: 'a link by reference that leads nowhere',
    pattern: /(?<![\w\])!])\[([^\][\n]+)\]\[([^\][\n]*)\]/gm,
    cure: (stretch) => {
      const [, words = '', name = ''] = /^\[(.*)\]\[(.*)\]$/.exec(stretch) ?? [];
      return `Write [${words}](https://…), or add "[${name || words}]: https://…" at the end, below a blank line.`;
    },
  },
  {
    like: 'a table of contents',
    pattern: block('\\[(?:TOC|toc|[[_]*TOC[\\]_]*)\\][ \\t]*$'),
    cure: () => 'Delete it: the page makes its own.',
  },
  {
    like: 'a task',
    pattern: block('[-*+]?\\[[ xX]?\\](?=[ \\t]+\\S)'),
    cure: (stretch) => write(`- [${/x/i.test(stretch) ? 'x' : ' '}] before the task.`),
  },
  {
    like: 'a heading',
    pattern: block(
      '(?:#{2,6}(?=[^\\s#\\0])[^\\n]*|#(?=\\p{Lu}\\p{Ll})[^\\n]*|＃+[^\\n]*|={2,6}[ \\t]+\\S[^\\n]*)',
      'u',
    ),
    cure: (stretch) => {
      const level = /^[#＃=]+/.exec(stretch)?.[0].length ?? 2;
      return write(`"${'#'.repeat(Math.max(2, level))} ${stretch.replace(/^[#＃=]+\s*|\s*=+$/g, '').trim()}".`);
    },
  },
  {
    like: 'an admonition of another kind',
    pattern: block(
      '(?::::+[ \\t]*\\{?([\\w-]+)[^\\n]*|(?:!!!|\\?\\?\\?\\+?)[ \\t]+([\\w-]+)[^\\n]*|\\.\\.[ \\t]+([\\w-]+)::[^\\n]*)',
    ),
    cure: (stretch, match) => {
      const name = match[1] ?? match[2] ?? match[3] ?? '';
      if (/^(?:code|code-block|sourcecode|highlight)$/.test(name))
        return 'Put the code between lines of three backticks.';
      if (/^(?:image|figure)$/.test(name)) return 'Write ![what it shows](file.png).';
      const title = /^(?::::+|!!!|\?\?\?\+?|\.\.)[ \t]*[{\w-]*(?:::)?[ \t]*["[]?([^"\]\n}]*)/.exec(stretch)?.[1] ?? '';
      return callout(name, title);
    },
  },
  {
    like: 'the end of an admonition of another kind',
    pattern: block(':::+[ \\t]*$'),
    cure: () => 'Delete it: a callout ends where its quotation does.',
  },
  {
    like: 'a callout',
    pattern: block('\\[!([\\w-]+)\\][-+]?(?:[ \\t]*$|[ \\t]+[^\\n]*|[^\\s(\\[][^\\n]*)'),
    isMeant: (match, source) =>
      !/^\[!(?:note|tip|important|warning|caution)\][ \t]*$/i.test(match[0]) || !beginsQuotation(match, source),
    cure: (stretch, match) => {
      const title = stretch.replace(/^\[![\w-]+\][-+]?/, '').trim();
      const sign = `[!${calloutKind(match[1] ?? '')}]`;
      if (!title) return `Write "${sign}".`;
      const words = title.length > LONGEST_TITLE ? title : `**${title}**`;
      return `Write "${sign}" alone on its line, and below it "> ${words}".`;
    },
  },
  {
    like: 'an item of a list',
    pattern: block('(?:[•◦▪●‣·][ \\t]*|[-+](?=[\\p{L}\\0]))(?=\\S)', 'u'),
    isMeant: (match) => isRepeated(match, /^[ \t]*(?:[•◦▪●‣·][ \t]*|[-+](?=[\p{L}\0]))\S/u),
    cure: () => write('"- " before it.'),
  },
  {
    like: 'an item of a list',
    pattern: block('\\d{1,2}[.)](?=[ \\t]*[^\\s\\d.,)])'),
    isMeant: (match) => !NUMBERED.test(lineBefore(match)) && (NUMBERED.test(lineAfter(match)) || followsColon(match)),
    cure: (stretch) => `Put a blank line before the list, and a space after "${stretch}".`,
  },
  {
    like: 'a definition',
    pattern: block(':[ \\t]+(?=\\S)'),
    isMeant: (match) => lineBefore(match).trim() !== '',
    cure: () => 'Write "**the word**: what it means" on one line, or make it a term of the glossary.',
  },
  {
    like: 'an abbreviation',
    pattern: block('\\*\\[[^\\]\\n]+\\]:[^\\n]*'),
    cure: () => 'Delete it, and make it a term of the glossary.',
  },
  {
    like: 'a rule across the page',
    pattern: block('(?:={3,}|—{3,}|~~~+|-{2}|–{3,})[ \\t]*$'),
    isMeant: (match) => lineBefore(match).trim() === '',
    cure: () => write('"---" between blank lines.'),
  },
  {
    like: 'a table',
    pattern: block(`${DELIMITERS}[ \\t]*$`),
    isMeant: (match) => match[0].includes('|'),
    cure: (stretch, match) => {
      const above = cellsOf(lineBefore(match));
      const here = cellsOf(stretch);
      if (above === 0) return 'Write the heads of the columns on the line above, and no blank line between.';
      return `The line above has ${above} ${above === 1 ? 'cell' : 'cells'}; write "|${' --- |'.repeat(above)}"${here === above ? ', and a blank line above the table' : ''}.`;
    },
  },
  {
    like: 'a table',
    pattern: block('\\|[^\\n]*\\|[ \\t]*$'),
    isMeant: (match) =>
      !ROW.test(lineBefore(match)) && ROW.test(lineAfter(match)) && !DELIMITER_ROW.test(lineAfter(match)),
    cure: (stretch) => `Put "|${' --- |'.repeat(cellsOf(stretch))}" on a line of its own below it.`,
  },
  {
    like: 'a table drawn with lines',
    pattern: block('\\+[-=]{2,}(?:\\+[-=]*)*\\+[ \\t]*$'),
    isMeant: (match) => !/^[ \t]*\+[-=]/.test(lineBefore(match)) && !/^[ \t]*\|/.test(lineBefore(match)),
    cure: () => 'Write "| a | b |", below it "| --- | --- |", and a line for each row; or put it in a fence.',
  },
  {
    like: 'bold',
    pattern:
      /(?<![\w*])\*\*(?:[^\s*\0](?:[^*\n\0]*[^\s*\0])?|[ \t]+\p{L}[^*\n\0]*|[^\s*\0][^*\n\0]*[ \t]+)\*\*(?![*]|(?<=[ \t]\*\*)\w)|＊＊[^＊\n]+＊＊/gmu,
    cure: (stretch) => write(`**${stretch.replace(/^[*＊]+\s*|\s*[*＊]+$/g, '')}** with spaces around it.`),
  },
  {
    like: 'bold that is never closed',
    pattern: /(?<![\w*\\])\*\*(?=\p{L}+[ \t,.]+[^*\n]*$)(?![^\n]*\*\*)/gmu,
    isMeant: (match) => /^\*\*\p{Lu}/u.test(match.input?.slice(match.index ?? 0) ?? ''),
    cure: () => 'Write ** after its words too, or \\*\\* for the signs themselves.',
  },
  {
    like: 'words that are struck out',
    pattern: /~~[^~\n]+~~/gm,
    cure: (stretch) => write(`~~${stretch.slice(2, -2).trim()}~~ with spaces around it.`),
  },
  {
    like: 'highlighted words',
    pattern: /(?<![=\w!<>])==(?=[^\s=])[^=\n]*[^\s=]==(?![=\w])/gm,
    cure: (stretch) => write(`**${stretch.slice(2, -2)}**.`),
  },
  {
    like: 'a hidden part of a forum post',
    pattern: /\|\|(?=\S)[^|\n]*\S\|\|/gm,
    isMeant: (match) => /\p{L}{2}/u.test(match[0]) && !/^[ \t]*\|/.test(lineOf(match)),
    cure: (stretch) => write(`${stretch.slice(2, -2)} openly, or put it in backticks.`),
  },
  {
    like: 'mathematics, which is not drawn',
    pattern: /\$\$[^$]{1,2000}\$\$|(?<![\w$])\$(?=[^\s$])[^$\n]*[\\^_][^$\n]*(?<=\S)\$(?![\w$])/gm,
    cure: (stretch) => `Say it in words, or put it in backticks: \`${stretch.replace(/^\$+|\$+$/g, '').trim()}\`.`,
  },
  {
    like: 'the name of an emoji',
    pattern: /(?<=^|[ \t])(?::(?:\+1|-1|[a-z][a-z0-9_]{1,30}):)(?=$|[\s.,!?)])/gm,
    cure: () => 'Write the sign itself, or words.',
  },
  {
    like: 'the beginning or end of code',
    pattern: /`+/gm,
    cure: (stretch) => `Write ${stretch} on both sides of the code, or ${escape(stretch)} for the sign itself.`,
  },
];

/** How many cells a line of a table has. */
const cellsOf = (line: string): number => {
  const row = line.trim().replace(/^\||\|$/g, '');
  return row === '' ? 0 : row.split('|').length;
};

/** Whether a stretch stands at the very beginning of a quotation. */
function beginsQuotation(match: RegExpMatchArray, source: string): boolean {
  const start = lineStart(match);
  const before = source.slice(source.lastIndexOf('\n', start - 2) + 1, Math.max(0, start - 1));
  return /^[ \t\d.)*+-]*>/.test(source.slice(start, match.index)) && !/^[ \t]*>[ \t]*\S/.test(before);
}

const lineStart = ({ input = '', index = 0 }: RegExpMatchArray): number => input.lastIndexOf('\n', index - 1) + 1;

function lineOf(match: RegExpMatchArray): string {
  const { input = '', index = 0 } = match;
  const end = input.indexOf('\n', index);
  return input.slice(lineStart(match), end < 0 ? input.length : end);
}

function lineBefore(match: RegExpMatchArray): string {
  const { input = '' } = match;
  const start = lineStart(match);
  return start === 0 ? '' : input.slice(input.lastIndexOf('\n', start - 2) + 1, start - 1);
}

function lineAfter(match: RegExpMatchArray): string {
  const { input = '', index = 0 } = match;
  const end = input.indexOf('\n', index);
  const next = end < 0 ? -1 : input.indexOf('\n', end + 1);
  return end < 0 ? '' : input.slice(end + 1, next < 0 ? input.length : next);
}

/** One line that begins like an item may be prose; two are a list. */
const isRepeated = (match: RegExpMatchArray, item: RegExp): boolean =>
  item.test(lineBefore(match)) || item.test(lineAfter(match));

const NUMBERED = /^[ \t]*\d{1,2}[.)][ \t]*[^\s\d.,)]/;

const followsColon = (match: RegExpMatchArray): boolean => /:[ \t]*$/.test(lineBefore(match));
