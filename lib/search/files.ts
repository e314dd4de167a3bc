import { DOCUMENT_KINDS, type DocumentKind } from './document.ts';
import {
  FIRST_FILE,
  type FirstFile,
  fileAddress,
  filesPerVersion,
  placeAmong,
  recordFiles,
  VERSION,
} from './first-file.ts';
import type { FetchFile, SearchFailure } from './protocol.ts';

/** A file that could not be had. */
class FileError extends Error {
  readonly failure: SearchFailure;
  constructor(failure: SearchFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

const MESSAGES: Record<SearchFailure['kind'], string> = {
  offline: 'The network cannot be reached.',
  missing: 'A part of the index is not there.',
  broken: 'A part of the index is damaged.',
};

const fail = (kind: SearchFailure['kind']) => new FileError({ kind, message: MESSAGES[kind] });

/** Why something that needed files did not work. */
export const failureOf = (error: unknown): SearchFailure =>
  error instanceof FileError ? error.failure : fail('broken').failure;

/** The files of one build. What was read once stays; what could not be read is asked for again. */
export type Files = {
  first: FirstFile;
  /** What is in a file, if it was read. */
  peek: (name: string) => unknown[] | undefined;
  /** Reads a file; throws a `FileError`. */
  read: (name: string) => Promise<unknown[]>;
};

/**
 * Reads the first file and gives access to the others.
 * @param isFresh whether what the browser kept of the first file is to be passed by
 */
export async function openFiles(base: string, fetchFile: FetchFile, isFresh = false): Promise<Files> {
  const first = (await readJson(base + FIRST_FILE, fetchFile, isFresh)) as FirstFile;
  if (typeof first?.build !== 'string' || !Array.isArray(first.heads)) throw fail('broken');
  const kept = new Map<string, unknown[]>(Object.entries(first.files ?? {}));
  const coming = new Map<string, Promise<unknown[]>>();
  const filesOfKinds = recordFiles(first);
  const shared = filesPerVersion(first);

  const versionOf = (name: string): string => {
    const [, kind, number] = /^(\w+)-(\d+)$/.exec(name) ?? [];
    if (kind !== undefined && kind in first.versions)
      return cutVersion(first.versions[kind as 'terms'], Number(number));
    const place = placeAmong(DOCUMENT_KINDS.indexOf(kind as DocumentKind), Number(number), filesOfKinds);
    return cutVersion(first.versions.records, Math.floor(place / shared));
  };
  const fetchPart = async (name: string) => {
    const version = versionOf(name);
    const address = base + fileAddress(name, version);
    // Once more past the cache: what is kept there may have been cut off.
    const content =
      (await readPart(address, `${name}-${version}`, fetchFile, false)) ??
      (await readPart(address, `${name}-${version}`, fetchFile, true));
    if (!content) throw fail('broken');
    kept.set(name, content);
    return content;
  };
  const read = (name: string) => {
    const known = kept.get(name);
    if (known) return Promise.resolve(known);
    const promise = coming.get(name) ?? fetchPart(name).finally(() => coming.delete(name));
    coming.set(name, promise);
    return promise;
  };
  return {
    first,
    peek: (name) => kept.get(name),
    read,
  };
}

const cutVersion = (versions: string, at: number) => versions.slice(at * VERSION, (at + 1) * VERSION);

/** What is in a file; nothing when it is damaged or another one. */
async function readPart(
  address: string,
  title: string,
  fetchFile: FetchFile,
  isFresh: boolean,
): Promise<unknown[] | undefined> {
  try {
    const whole = await readJson(address, fetchFile, isFresh);
    if (!Array.isArray(whole)) return undefined;
    const [name, ...content] = whole;
    return name === title ? content : undefined;
  } catch (error) {
    if (error instanceof FileError && error.failure.kind === 'broken') return undefined;
    throw error;
  }
}

/** Reads what is at an address; throws a `FileError`. */
export async function readJson(address: string, fetchFile: FetchFile, isFresh = false): Promise<unknown> {
  const response = await fetchFile(address, isFresh ? { cache: 'reload' } : {}).catch(() => {
    throw fail('offline');
  });
  if (!response.ok) throw fail('missing');
  const text = await response.text().catch(() => {
    throw fail('offline');
  });
  try {
    return JSON.parse(text);
  } catch {
    throw fail('broken');
  }
}
