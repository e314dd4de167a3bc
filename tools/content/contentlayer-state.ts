import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { documentFiles } from '#lib/check/files.ts';
import { ROOT } from '../paths.ts';
import { filesIn } from '../process/files-in.mjs';
import { writeWhole } from '../process/write-whole.ts';

/** A file as it was when its document was generated: its size and times, and the hash of its bytes. */
type Known = { stamp: string; hash: string };

/** The documents' files of a content folder, by path. */
export type Files = Map<string, Known>;

/** What the lists of documents were generated from; `lists` are the hashes of the lists themselves. */
type State = { version: string; folder: string; lists: string; files: [string, Known][] };

type Document = { _id: string; _raw: { sourceFilePath: string } };

const stateFile = (place: string) => join(place, '.cache/contentlayer.json');
const generated = (place: string) => join(place, '.contentlayer/generated');
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const hashOf = (file: string) => createHash('sha1').update(readFileSync(file)).digest('base64');

function stampOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.size}-${found.mtimeMs}-${found.ctimeMs}` : '';
}

/** A text that changes when the same file may become another document: by the schemas, the packages or this code. */
export function contentlayerVersion(): string {
  const schemas = filesIn(join(ROOT, 'lib/schema')).map((file) => `lib/schema/${file}`);
  const tools = readdirSync(join(ROOT, 'tools/content')).map((file) => `tools/content/${file}`);
  const sources = [...schemas, ...tools.filter((file) => file.startsWith('tools/content/contentlayer'))];
  const parts = [
    'contentlayer.config.ts',
    'package-lock.json',
    ...sources.filter((file) => !file.endsWith('.test.ts')),
  ];
  const hashes = parts
    .sort(byText)
    .map((file) => `${file} ${existsSync(join(ROOT, file)) ? hashOf(join(ROOT, file)) : ''}`);
  return createHash('sha1')
    .update([process.version, ...hashes].join('\n'))
    .digest('base64');
}

/** Finds the files that contentlayer takes for documents; only those that may have changed are read. */
export function findDocuments(folder: string, known?: ReadonlyMap<string, Known>): Files {
  const documents = documentFiles(folder);
  const look = (file: string): Known => {
    const stamp = stampOf(join(folder, file));
    const last = known?.get(file);
    return last?.stamp === stamp ? last : { stamp, hash: hashOf(join(folder, file)) };
  };
  return new Map(documents.sort(byText).map((file) => [file, look(file)]));
}

/**
 * What the lists in `place` were generated from; nothing when that was another folder or version, or when anybody
 * else, such as `npm run dev`, has written the lists since.
 */
export function loadState(place: string, folder: string, version: string): { files: Files } | undefined {
  try {
    const state = JSON.parse(readFileSync(stateFile(place), 'utf8')) as State;
    const isOurs =
      state.version === version && state.folder === relative(place, folder) && state.lists === hashLists(place);
    return isOurs ? { files: new Map(state.files) } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps for the next run what the lists were generated from. A file that was changed meanwhile counts as unknown. */
export function keepState(place: string, folder: string, version: string, files: Files): void {
  const settled = [...files].map(([file, known]): [string, Known] =>
    stampOf(join(folder, file)) === known.stamp ? [file, known] : [file, { stamp: '', hash: '' }],
  );
  const state: State = {
    version,
    folder: relative(place, folder),
    lists: hashLists(place),
    files: settled,
  };
  writeWhole(stateFile(place), JSON.stringify(state));
}

/**
 * Makes the lists hold one document for each of these files, by `_id`: contentlayer lists them as the file system
 * happened to answer, and what is put together has to be the same text as what is generated at once.
 * @param parts where documents were generated anew
 * @param changed of which files; their old documents go
 * @param keep whether the lists of the last run are kept otherwise
 * @returns whether there is exactly one document for each file; what is refused is not in the lists
 */
export function mergeLists(
  place: string,
  files: ReadonlyMap<string, unknown>,
  { parts, changed, keep }: { parts: readonly string[]; changed: ReadonlySet<string>; keep: boolean },
): boolean {
  const sources = [...(keep ? [place] : []), ...parts];
  const found: string[] = [];
  for (const list of new Set(sources.flatMap(listsIn))) {
    const documents = new Map<string, Document>();
    let isList = true;
    for (const source of sources) {
      const read: Document | Document[] = JSON.parse(readFileSync(join(generated(source), list), 'utf8'));
      // A type of which there is one document is written without the list around it.
      isList = Array.isArray(read);
      for (const document of [read].flat()) {
        const file = document._raw.sourceFilePath;
        if (files.has(file) && !(source === place && changed.has(file))) documents.set(document._id, document);
      }
    }
    const sorted = [...documents.values()].sort((a, b) => byText(a._id, b._id));
    found.push(...sorted.map(({ _raw }) => _raw.sourceFilePath));
    writeWhole(join(generated(place), list), JSON.stringify(isList ? sorted : sorted[0], null, 2));
  }
  return found.sort(byText).join('\n') === [...files.keys()].join('\n');
}

const listsIn = (place: string): string[] =>
  (existsSync(generated(place)) ? readdirSync(generated(place)).sort(byText) : [])
    .map((type) => `${type}/_index.json`)
    .filter((list) => existsSync(join(generated(place), list)));
const hashLists = (place: string) =>
  listsIn(place)
    .map((list) => `${list} ${hashOf(join(generated(place), list))}`)
    .join('\n');
