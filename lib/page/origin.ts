import type { Question } from '#lib/model/entry.ts';
import type { OriginView } from './view.ts';

/** Where a thread came from, in words; what nobody knows is said to be unknown. */
export function toOrigin(question: Question): OriginView {
  const { site, id, url, title, license, retold } = question.origin;
  if (site === 'own')
    return { own: true, words: 'This thread is the book’s own: asked and answered by its editors.', facts: [] };
  const isKnown = (value: string) => value !== 'unknown';
  const how = retold ? 'Retold in our own words from a thread on' : 'Taken from a thread on';
  return {
    own: false,
    words: `${how} ${SITE_NAMES.get(site) ?? site}.`,
    ...(isKnown(url) ? { url } : {}),
    ...(isKnown(license) ? { licence: license } : {}),
    facts: [
      { name: 'Title there', value: title, known: isKnown(title) },
      { name: 'Number there', value: id, known: isKnown(id) },
      { name: 'Address', value: url, known: isKnown(url) },
      { name: 'Asked', value: question.asked, known: isKnown(question.asked) },
      { name: 'Licence', value: license, known: isKnown(license) },
    ],
  };
}

const SITE_NAMES: ReadonlyMap<string, string> = new Map([['stackoverflow', 'Stack Overflow']]);
