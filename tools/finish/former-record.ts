import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { groupBy } from '#lib/model/group.ts';
import { fileBelow, findAt, hashOf, isOurs } from './out-files.ts';
import { type FileRecord, parseJson } from './record.ts';

const FORMER = z.object({ files: z.record(z.string(), z.object({ size: z.number() })) });

/** Where builds before December 2026 recorded, by its path, what a folder holds. */
export const formerRecordFileOf = (out: string, cache: string): string => join(cache, `published-${hashOf(out)}.json`);

/**
 * What a build before December 2026 wrote into a folder and is there still, with the size it had; nothing when that is no
 * file. What each file was made from is left open, so that all are made anew.
 */
export function readFormerRecord(out: string, cache: string): FileRecord | undefined {
  const record = formerRecordFileOf(out, cache);
  if (!existsSync(record)) return undefined;
  const files = FORMER.safeParse(parseJson(readFileSync(record, 'utf8'))).data?.files ?? {};
  const states = Object.entries(files).flatMap(([path, { size }]) => {
    const found = isOurs(path) ? findAt(fileBelow(out, path)) : undefined;
    if (!found?.isFile() || found.size !== size) return [];
    const hash = hashOf(readFileSync(fileBelow(out, path)));
    return { path, hash, input: '', size, time: Math.trunc(found.mtimeMs) };
  });
  return states.length > 0 ? groupBy(states, ({ path }) => path) : undefined;
}
