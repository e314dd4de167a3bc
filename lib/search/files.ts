import { FIRST_FILE, type FirstFile, fileAddress } from './first-file.ts';
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
  const fetchPart = async (name: string) => {
    const address = base + fileAddress(first.build, name);
    // Once more past the cache: what is kept there may have been cut off.
    const [build, ...content] =
      (await readPart(address, first.build, fetchFile, false)) ??
      (await readPart(address, first.build, fetchFile, true)) ??
      [];
    if (build !== first.build) throw fail('broken');
    kept.set(name, content);
    return content;
  };
  return {
    first,
    peek: (name) => kept.get(name),
    read: (name) => {
      const known = kept.get(name);
      if (known) return Promise.resolve(known);
      const promise = coming.get(name) ?? fetchPart(name).finally(() => coming.delete(name));
      coming.set(name, promise);
      return promise;
    },
  };
}

/** A file of a build; nothing when it is damaged or of another build. */
async function readPart(
  address: string,
  build: string,
  fetchFile: FetchFile,
  isFresh: boolean,
): Promise<unknown[] | undefined> {
  try {
    const content = await readJson(address, fetchFile, isFresh);
    return Array.isArray(content) && content[0] === build ? content : undefined;
  } catch (error) {
    if (error instanceof FileError && error.failure.kind === 'broken') return undefined;
    throw error;
  }
}

async function readJson(address: string, fetchFile: FetchFile, isFresh: boolean): Promise<unknown> {
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
