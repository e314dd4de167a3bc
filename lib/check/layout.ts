import { isImage } from '#lib/images/image.ts';
import { CURATED, IMPORTED, SHARD, TOPICS } from '#lib/import/read-records.ts';
import { isFileName } from '#lib/model/address.ts';
import { ENTRY_SHAPES } from '#lib/schema/entries.ts';
import { ENTRY_KINDS, type EntryKind } from '#lib/schema/fields.ts';
import { SITE } from '#lib/schema/record.ts';
import { nearest } from './near.ts';

/** What a file of the content folder is, told from its path alone. */
export type Role =
  | { role: 'entry'; kind: EntryKind; id: string; parent?: string }
  | { role: 'program' | 'trace'; program: string }
  | { role: 'records' | 'tags' | 'curation'; site: string }
  | { role: 'settings' | 'ledger' | 'about' | 'image' | 'look' | 'companion' }
  | { role: 'misplaced'; hint: string };

/** What the book says of itself on its own page, instead of what every book can say. */
export const ABOUT = 'about.mdx';

/** What the book looks like: its sign in a browser's tab, and what stands for its name at the top of its pages. */
export const [ICON, LOGO] = ['icon.svg', 'logo.svg'] as const;
const LOOKS: readonly string[] = [ICON, LOGO];

const FOLDERS = ['questions', 'claims', 'glossary', 'evidence', 'sources', 'people', 'topics', IMPORTED];
const THREAD_FOLDERS = ['questions', IMPORTED];
const TEXT_FOLDERS = ['claims', 'glossary'];

/** Says what the file at `path` (below the content folder, with `/`) is, or where it may have been meant to be. */
export function roleOf(path: string): Role {
  for (const kind of ENTRY_KINDS) {
    const groups = ENTRY_SHAPES[kind].path.exec(path)?.groups;
    if (groups?.id !== undefined)
      return { role: 'entry', kind, id: groups.id, ...(groups.parent === undefined ? {} : { parent: groups.parent }) };
  }
  const parts = path.split('/');
  const [folder = '', site = '', last = ''] = parts;
  if (path === 'site.yaml') return { role: 'settings' };
  if (path === 'permalinks.txt') return { role: 'ledger' };
  if (path === ABOUT) return { role: 'about' };
  if (LOOKS.includes(path)) return { role: 'look' };
  if (path === 'package.json') return { role: 'companion' }; // a book of its own names the checkout it is made with
  if (/^(?:README(?:\.md)?|LICEN[CS]E(?:\.(?:md|txt))?)$/.test(parts.at(-1) ?? '')) return { role: 'companion' };
  if (folder === IMPORTED && parts.length === 3 && SITE.test(site)) {
    if (SHARD.test(last)) return { role: 'records', site };
    if (last === TOPICS) return { role: 'tags', site };
    if (last === CURATED) return { role: 'curation', site };
  }
  if (folder === 'evidence' && parts.length === 3) {
    const program = parts[1] ?? '';
    if (/^program\.(?:py|sh|mjs)$/.test(last)) return { role: 'program', program };
    if (/^trace-[a-z0-9-]+\.json$/.test(last)) return { role: 'trace', program };
  }
  if (
    isImage(path) &&
    parts.every(isFileName) &&
    ((THREAD_FOLDERS.includes(folder) && parts.length === 3) || (TEXT_FOLDERS.includes(folder) && parts.length === 2))
  )
    return { role: 'image' };
  return { role: 'misplaced', hint: betterPlace(parts) };
}

/** Where a file that is not where any entry is kept was probably meant to be. */
function betterPlace(parts: string[]): string {
  const [folder = '', ...rest] = parts;
  const name = rest.at(-1) ?? folder;
  const stem = name.replace(/\.[^.]*$/, '');
  if (rest.length === 0) {
    const near = nearest(name, ['site.yaml', 'permalinks.txt', 'README.md', ABOUT, ...LOOKS]);
    return near ? `Did you mean "${near}"?` : `Entries lie in ${FOLDERS.slice(0, -1).join(', ')} or ${FOLDERS.at(-1)}.`;
  }
  if (!FOLDERS.includes(folder)) {
    const near = nearest(folder, FOLDERS);
    return near
      ? `Did you mean the folder "${near}"?`
      : `Entries lie in ${FOLDERS.slice(0, -1).join(', ')} or ${FOLDERS.at(-1)}.`;
  }
  if (isImage(name.toLowerCase()))
    return 'An image lies beside the entry that shows it, in questions/<question>/, claims/ or glossary/, with a lower-case ending and none of \\ : * ? " < > | # % in its name.';
  if (folder === 'questions') {
    if (rest.length === 1)
      return `A question has a folder of its own: move the file to "questions/${stem}/question.mdx".`;
    if (rest.length > 2) return 'The files of a thread lie directly in its folder.';
    if (!/\.mdx?$/.test(name)) return `A question, answer or comment is written by us in ".mdx", or imported as ".md".`;
    const prefix = nearest(stem.split('-')[0] ?? '', ['answer', 'comment', 'question']);
    if (prefix === 'question' || stem === 'question') return 'Did you mean "question.mdx"?';
    const slug = stem.includes('-') ? stem.slice(stem.indexOf('-') + 1) : stem;
    return `A file here is named question.mdx, answer-….mdx or comment-….mdx. Did you mean "${prefix ?? 'answer'}-${prefix ? slug : stem}.mdx"?`;
  }
  if (folder === IMPORTED)
    return `A folder in ${IMPORTED}/ is named like its forum, by a to z, 0 to 9 and single "-", and holds 000.jsonl and so on, ${TOPICS}, ${CURATED} and pictures.`;
  if (folder === 'evidence')
    return 'A folder in evidence/ holds evidence.yaml, program.py (or .sh, .mjs) and trace-….json.';
  if (rest.length > 1) return `The entries of ${folder}/ lie directly in it: move the file to "${folder}/${name}".`;
  return `An entry in ${folder}/ is named "${stem}${TEXT_FOLDERS.includes(folder) ? '.mdx' : '.yaml'}".`;
}
