import { toJson } from '#lib/model/characters.ts';
import { type Citation, oneLine } from './citation.ts';

/** What a reference manager calls the item: the last part of its address, without what moves: `answerbook-answer-moon`. */
function keyOf({ site, url }: Citation): string {
  const { pathname, hash } = new URL(url);
  const parts = [site, ...pathname.split('/').slice(-3), hash.replace(/^#|:~:.*$/g, '')];
  return parts
    .map((part) =>
      part
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, ''),
    )
    .filter((part) => part !== '')
    .join('-');
}

const LATEX: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
};

/** Plain text as LaTeX; braces part what would be set as one dash or one quotation mark. */
const escapeLatex = (text: string): string =>
  oneLine(text)
    .replace(/[\\{}$&#%_~^<>|"]/g, (character) => LATEX[character] ?? `\\${character}`)
    .replace(/([-`'])(?=\1)|[?!](?=`)/g, '$&{}');

/** An `@online` entry for biblatex; texts are UTF-8, and the braces within braces keep their capitals. */
export function toBibtex(citation: Citation): string {
  const { title, author, site, url, issued, language, licence } = citation;
  const fields: [string, string | undefined][] = [
    ['title', `{${escapeLatex(title)}}`],
    ['author', author && `{${escapeLatex(author)}}`],
    ['organization', escapeLatex(site)],
    ['date', issued],
    ['url', url],
    ['langid', language],
    ['note', licence && escapeLatex(licence.name)],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},\n`] : []));
  return `@online{${keyOf(citation)},\n${lines.join('')}}`;
}

/** A record in RIS: two spaces before the hyphen, lines that end in CR LF. */
export function toRis({ title, author, site, url, issued, language, licence }: Citation): string {
  const fields: [string, string | undefined][] = [
    ['TY', 'ELEC'],
    ['TI', oneLine(title)],
    ['AU', author && oneLine(author)],
    ['T2', oneLine(site)],
    ['DA', issued?.replaceAll('-', '/')],
    ['PY', issued?.slice(0, 4)],
    ['UR', url],
    ['LA', language],
    ['N1', licence && oneLine(licence.name)],
  ];
  return [...fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${value}`] : [])), 'ER  - '].join('\r\n');
}

/** A list of one item in CSL-JSON (schema 1.0.2). */
export function toCslJson(citation: Citation): string {
  const { title, author, site, url, issued, language, licence } = citation;
  const item = {
    id: keyOf(citation),
    type: citation.kind === 'term' ? 'entry-encyclopedia' : 'webpage',
    title: oneLine(title),
    ...(author ? { author: [{ literal: oneLine(author) }] } : {}),
    'container-title': oneLine(site),
    ...(issued ? { issued: { 'date-parts': [issued.split('-').map(Number)] } } : {}),
    URL: url,
    language,
    ...(licence ? { note: oneLine(licence.name) } : {}),
  };
  return toJson([item], 2);
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A reference as APA (7th edition) writes it, in plain text; `n.d.` where no day is known. */
export function toApa({ title, author, site, url, issued, licence }: Citation): string {
  const [year, month, day] = issued?.split('-') ?? [];
  const date = year ? `(${year}, ${MONTHS[Number(month) - 1]} ${Number(day)}).` : '(n.d.).';
  const sentence = (text: string) => (/[.?!…]$/.test(text) ? text : `${text}.`);
  const name = oneLine(title);
  const start = author ? `${sentence(oneLine(author))} ${date} ${sentence(name)}` : `${sentence(name)} ${date}`;
  return `${start} ${sentence(oneLine(site))} ${licence ? `${sentence(oneLine(licence.name))} ` : ''}${url}`;
}
