/**
 * Whether a fragment names a part of an entry: six hexadecimal digits of a passage's text, the words that say a claim, the
 * runs of a figure, the notes, an id of an imported text.
 */
export const isPassage = (fragment: string): boolean =>
  /-(?:[0-9a-f]{6}|(?:says|runs)-[a-z0-9-]+|notes)$|^[a-z0-9-]+_/.test(fragment);

/**
 * The entry a passage belonged to: `answer-short-3fa2b1` names a passage of `answer-short` by six hexadecimal digits of its text.
 * The longest prefix that `isEntry` knows wins; undefined when the fragment names no passage or no prefix is known.
 */
export function entryOf(fragment: string, isEntry: (id: string) => boolean): string | undefined {
  if (!isPassage(fragment)) return undefined;
  const [own] = fragment.split('_');
  if (own && own !== fragment) return isEntry(own) ? own : undefined;
  for (let end = fragment.lastIndexOf('-'); end > 0; end = fragment.lastIndexOf('-', end - 1)) {
    const id = fragment.slice(0, end);
    if (isEntry(id)) return id;
  }
  return undefined;
}
