import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { MAX_TRACE_BYTES } from '#lib/evidence/trace.ts';
import { compareIssues, type Issue } from '#lib/model/issue.ts';
import type { Settings } from '#lib/schema/settings.ts';
import { checkAbout } from './about.ts';
import type { Book } from './book/book.ts';
import { bookOf } from './book/book-of.ts';
import { BOOK_CHECKS } from './book/checks.ts';
import { checkFreshness } from './book/freshness.ts';
import { ledgerLines } from './book/ledger.ts';
import { decodeBytes } from './bytes.ts';
import { hashOf, loadMemory, type Memory, saveMemory } from './cache.ts';
import { checkCharacters } from './characters.ts';
import { readEntry, unreadEntry } from './entry.ts';
import type { FileFacts, ImageFacts, Known, ProgramFacts, TraceFacts } from './facts.ts';
import { codeOf, type FoundFile, listFiles, MAX_BYTES, MAX_IMAGE_BYTES, MAX_RECORDS_BYTES } from './files.ts';
import { checkImage } from './image.ts';
import { ABOUT } from './layout.ts';
import { type CurationFacts, type RecordFacts, readCurationFile, readShard, readTopicRecords } from './records.ts';
import { readSettings } from './settings.ts';
import { issueAt, START } from './span.ts';
import { readProgram, readTrace } from './trace.ts';

/** What is known about the files of a folder. */
type ByRole = {
  entries: FileFacts[];
  traces: TraceFacts[];
  programs: ProgramFacts[];
  images: ImageFacts[];
  records: RecordFacts[];
  curations: CurationFacts[];
};

/** Everything `check` has to say about a content folder, sorted, and how many files it looked at. */
export type Findings = { issues: Issue[]; files: number };

/** What a check of a whole folder gives. */
export type CheckResult = Findings & {
  /** Every address and anchor of the book as it is now: what `kb permalinks publish` adds to the ledger. */
  permalinks: string[];
  /** What is known of all files together: where each names another. */
  book: Book;
  /** What `site.yaml` says, when it is sound. */
  settings: Settings | undefined;
};

/** What may be set from outside. */
export type CheckOptions = {
  /** The day that is today, as `YYYY-MM-DD`; by default today everywhere on earth, so that no time zone makes a future. */
  today?: string;
  /** The folder from which files are named; by default the working directory. */
  from?: string;
  /** The folder where facts are kept from run to run, of this content and this version of the code only; by default nowhere. */
  cache?: string;
  /** Whether it is said, too, what nobody has looked at for long. */
  strict?: boolean;
};

/**
 * Checks a content folder: every file alone, then all together. No content makes it throw;
 * a folder that is not there or cannot be listed does (`ENOENT`, `ENOTDIR`, `EACCES`).
 */
export function checkContent(dir: string, options: CheckOptions = {}): CheckResult {
  if (!statSync(dir).isDirectory()) throw Object.assign(new Error(`${dir} is not a folder`), { code: 'ENOTDIR' });
  const { files, issues } = listFiles(dir);
  const { entries, traces, programs, images, records, curations } = readAll(dir, files, options.cache);
  const readText = (name: string) =>
    readAside(
      dir,
      files.find((found) => found.file === name),
      issues,
    );
  const settingsText = readText('site.yaml');
  const settings = settingsText === undefined ? undefined : readSettings('site.yaml', settingsText);
  issues.push(...(settings?.issues ?? []));
  const ledger = readText('permalinks.txt');
  issues.push(...checkCharacters('permalinks.txt', ledger ?? ''));
  const book: Book = bookOf(entries, {
    files: new Set(files.map(({ file }) => file)),
    traces,
    records,
    curations,
    programs: new Map(programs.flatMap(({ program, sha256 }) => (sha256 === undefined ? [] : [[program, sha256]]))),
    ownPageScore: settings?.ownPageScore ?? 5,
    today: options.today ?? latestToday(),
    ...(ledger === undefined ? {} : { ledger }),
  });
  for (const { issues: own } of [...entries, ...traces, ...programs, ...images, ...records, ...curations])
    issues.push(...own);
  for (const check of options.strict ? [...BOOK_CHECKS, checkFreshness] : BOOK_CHECKS) issues.push(...check(book));
  const about = readText(ABOUT);
  if (about !== undefined) issues.push(...checkAbout(ABOUT, about, book));
  const prefix = relative(options.from ?? process.cwd(), dir)
    .split(sep)
    .join('/');
  const placed = issues.map((issue) => ({
    ...issue,
    file: prefix ? `${prefix}/${issue.file}` : issue.file,
    ...(issue.hint === undefined ? {} : { hint: forFolder(issue.hint, prefix) }),
  }));
  return {
    issues: placed.sort(compareIssues),
    files: files.length,
    permalinks: ledgerLines(book),
    book,
    settings: settings?.settings,
  };
}

/** A cure whose command finds the folder that was checked. */
const forFolder = (hint: string, folder: string): string =>
  folder === 'content'
    ? hint
    : hint.replace(/npm run kb -- evidence [a-z0-9-]+/, (command) => `${command} --content ${folder || '.'}`);

/** Today where it is already tomorrow for most: UTC+14. */
const latestToday = (): string => new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);

/** What is known about every file that is read; only files that changed since the last run are. */
function readAll(dir: string, files: FoundFile[], cache: string | undefined): ByRole {
  const memory: Memory = cache === undefined ? new Map() : loadMemory(cache);
  const fresh: Memory = new Map();
  let changed = false;
  const recall = <T extends Known>(found: FoundFile, read: (bytes: Buffer | Issue) => T): T => {
    const { file, stamp } = found;
    const remembered = memory.get(file);
    if (remembered?.stamp === stamp) {
      fresh.set(file, remembered);
      return remembered.facts as T;
    }
    changed = true;
    const bytes = readBytes(dir, found);
    if (!Buffer.isBuffer(bytes)) return read(bytes);
    const hash = hashOf(bytes);
    const facts = remembered?.hash === hash ? (remembered.facts as T) : read(bytes);
    // A fix is a whole text: it is made again rather than remembered.
    if (!facts.issues.some((issue) => issue.fix !== undefined)) fresh.set(file, { stamp, hash, facts });
    return facts;
  };
  const all: ByRole = { entries: [], traces: [], programs: [], images: [], records: [], curations: [] };
  for (const found of files) {
    const { file, role } = found;
    const unread = (issue: Issue) => ({ file, issues: [issue] });
    if (role.role === 'entry')
      all.entries.push(
        recall(found, (bytes) =>
          Buffer.isBuffer(bytes) ? readEntry(file, role, bytes) : unreadEntry(file, role, [bytes]),
        ),
      );
    if (role.role === 'image' || role.role === 'look')
      all.images.push(recall(found, (bytes) => (Buffer.isBuffer(bytes) ? checkImage(file, bytes) : unread(bytes))));
    if (role.role === 'records' || role.role === 'tags') {
      const read = role.role === 'records' ? readShard : readTopicRecords;
      all.records.push(
        recall(found, (bytes) =>
          Buffer.isBuffer(bytes) ? read(file, role.site, bytes) : { ...unread(bytes), site: role.site, threads: [] },
        ),
      );
    }
    if (role.role === 'curation')
      all.curations.push(
        recall(found, (bytes) =>
          Buffer.isBuffer(bytes)
            ? readCurationFile(file, role.site, bytes)
            : { ...unread(bytes), site: role.site, curation: {}, places: [] },
        ),
      );
    if (role.role === 'trace')
      all.traces.push(
        recall(found, (bytes) =>
          Buffer.isBuffer(bytes) ? readTrace(file, role.program, bytes) : { ...unread(bytes), program: role.program },
        ),
      );
    if (role.role === 'program')
      all.programs.push(
        recall(found, (bytes) =>
          Buffer.isBuffer(bytes) ? readProgram(file, role.program, bytes) : { ...unread(bytes), program: role.program },
        ),
      );
  }
  if (cache !== undefined && (changed || fresh.size !== memory.size)) saveMemory(cache, fresh);
  return all;
}

/** A file's bytes, or why they cannot be had. A file that is too large is not read at all. */
function readBytes(dir: string, { file, role, size }: FoundFile): Buffer | Issue {
  if (role.role === 'trace' && size > MAX_TRACE_BYTES)
    return issueAt(
      file,
      START,
      'traces/too-large',
      `is ${size} bytes long; the limit is ${MAX_TRACE_BYTES}`,
      'Make the program shorter, and record it again.',
    );
  const limit =
    role.role === 'records'
      ? MAX_RECORDS_BYTES
      : role.role === 'image' && !file.endsWith('.svg')
        ? MAX_IMAGE_BYTES
        : MAX_BYTES;
  if (size > limit)
    return issueAt(
      file,
      START,
      'files/too-large',
      `is ${(size / 1e6).toFixed(1)} MB; the limit is ${limit / 1e6} MB`,
      role.role === 'image' ? 'Save it smaller.' : 'Divide it, or move data out of the content.',
    );
  try {
    const handle = openSync(join(dir, file), 'r');
    try {
      return readFileSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (cause) {
    return issueAt(
      file,
      START,
      'files/unreadable',
      `cannot be read (${codeOf(cause)})`,
      'Give yourself the right to read it.',
    );
  }
}

/** The text of a file that is no entry, when there is one that can be read. */
function readAside(dir: string, found: FoundFile | undefined, issues: Issue[]): string | undefined {
  if (!found) return undefined;
  const bytes = readBytes(dir, found);
  if (!Buffer.isBuffer(bytes)) return void issues.push(bytes);
  if (bytes.length === 0 && found.file === 'permalinks.txt') return '';
  const decoded = decodeBytes(found.file, bytes);
  issues.push(...decoded.issues);
  return decoded.text;
}
