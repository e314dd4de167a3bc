import { stringify } from 'yaml';

/** A file of a content folder: its path there and its text. */
export type EntryFile = { path: string; text: string };

/** An entry with a text: front matter, then the body. */
export const toEntry = (path: string, fields: Record<string, unknown>, body: string): EntryFile => ({
  path,
  text: `---\n${toYaml(fields)}---\n\n${body.trim()}\n`,
});

/** An entry that is data alone. */
export const toData = (path: string, fields: Record<string, unknown>): EntryFile => ({ path, text: toYaml(fields) });

/** Fields as YAML, one a line; what is `undefined` is left out. */
const toYaml = (fields: Record<string, unknown>): string =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        `${name}: ${stringify(value, { collectionStyle: 'flow', lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' })}`,
    )
    .join('');

/** A day in the past, from 2012 on: `2019-04-30`. */
export const dayOf = (random: () => number): string =>
  new Date(Date.UTC(2012, 0, 1) + Math.floor(random() * 4700) * 86_400_000).toISOString().slice(0, 10);

/** An id of at most 40 characters: a number with leading zeros and as many whole words as fit. */
export function numberedId(number: number, words: string): string {
  let id = String(number).padStart(5, '0');
  for (const word of words.toLowerCase().match(/[a-z0-9]+/g) ?? []) {
    if (id.length + 1 + word.length > 40) break;
    id += `-${word}`;
  }
  return id;
}
