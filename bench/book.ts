import { pickFrom, randomOf } from '../tools/process/random.ts';
import { inlineCode } from './code.ts';
import { dayOf, type EntryFile, toData, toEntry } from './entry-file.ts';
import { capital, paragraphs, phrase, statement, withS, wordsFor } from './prose.ts';
import { chooseAdjective, TERMS } from './vocabulary.ts';

/** The topics of the generated book. */
export const TOPICS = [
  'storage',
  'networking',
  'scheduling',
  'testing',
  'languages',
  'deployment',
  'observability',
  'security',
];

/** How many threads share a source, and how many a person: their pages stay as long whatever the number of threads. */
const THREADS_A_SOURCE = 10;
const THREADS_A_PERSON = 20;

const NAMES =
  'Abebe Birgit Chidi Davor Elif Farid Greta Hideo Ilse Jonas Kamala Lucia Milan Nadia Omar Petra Rahel Samir Tove Yusuf'.split(
    ' ',
  );
const SURNAMES =
  'Adler Bakker Castro Duman Eriksen Fontaine Gruber Haddad Ivanova Jansen Kimura Lindqvist Moreau Nakata Okoye Pavlov Rossi Santos Tanaka Weber'.split(
    ' ',
  );

/** The source that the threads around this one lean on. */
export const sourceOf = (thread: number): string => `source-${Math.floor(thread / THREADS_A_SOURCE)}`;

/** The person who wrote some of the texts around this thread. */
export const personOf = (thread: number): string => `person-${Math.floor(thread / THREADS_A_PERSON)}`;

/** The id of a term. */
export const termId = (index: number): string => `${TERMS[index]}`;

/** Everything that does not belong to one thread: settings, topics, terms, and the sources and people of so many threads. */
export function* bookFiles(threads: number): Iterable<EntryFile> {
  yield toData('site.yaml', {
    name: 'Benchbook',
    sentence: 'A generated book, made to measure what reading and building a book of its size costs.',
    languages: ['en'],
    license: { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
    ownPageScore: 5,
  });
  for (const topic of TOPICS)
    yield toData(`topics/${topic}.yaml`, { name: capital(topic), sentence: `What belongs to ${topic}.` });
  for (let index = 0; index < TERMS.length; index++) yield termFile(index);
  for (let index = 0; index * THREADS_A_SOURCE < Math.max(threads, 6 * THREADS_A_SOURCE); index++)
    yield sourceFile(index);
  for (let index = 0; index * THREADS_A_PERSON < threads; index++) yield personFile(index);
}

/** Terms have a tree, pairs that are compared, and others beside them; no two say opposite things of each other. */
function termFile(index: number): EntryFile {
  const random = randomOf(700_000 + index);
  const term = TERMS[index] as string;
  const words = wordsFor(random, [term, term]);
  const broader = index >= 4 ? Math.floor(index / 4) : undefined;
  const related = (index + 23) % TERMS.length;
  const isKin = Math.floor(related / 4) === index || Math.floor(index / 4) === related;
  const body = paragraphs(words, 80);
  body[0] += ` In code it often shows as ${inlineCode(words)}; compare [${TERMS[related]}](term:${TERMS[related]}).`;
  return toEntry(
    `glossary/${termId(index)}.mdx`,
    {
      term,
      definition: `${capital(phrase(words))} that ${withS(words.verb())} ${phrase(words)} and is ${words.adverb()} ${words.adjective()} for ${phrase(words)}.`,
      aliases:
        index % 3 === 0
          ? [`${chooseAdjective(random)} ${term}`, `${term} unit`]
          : [`${chooseAdjective(random)} ${term}`],
      topics: [pickFrom(random, TOPICS)],
      broader: broader === undefined ? undefined : [termId(broader)],
      contrasts: index % 6 === 0 ? [termId(index + 1)] : undefined,
      related: isKin ? undefined : [termId(related)],
      sources: [`source-${index % 6}`],
    },
    body.join('\n\n'),
  );
}

function sourceFile(index: number): EntryFile {
  const random = randomOf(800_000 + index);
  const words = wordsFor(random);
  return toData(`sources/source-${index}.yaml`, {
    title: statement(words, 110).replace(/\.$/, ''),
    author: random() < 0.7 ? personName(random) : 'unknown',
    publisher: `${words.noun()}.example`,
    date: random() < 0.6 ? dayOf(random) : 'unknown',
    url: `https://${words.noun()}.example/${words.noun()}-${words.noun()}/${index}`,
    seen: { date: '2025-06-01', how: 'copy' },
  });
}

function personFile(index: number): EntryFile {
  const name = personName(randomOf(850_000 + index));
  return toData(`people/person-${index}.yaml`, { name, url: `https://people.example/${index}` });
}

const personName = (random: () => number) => `${pickFrom(random, NAMES)} ${pickFrom(random, SURNAMES)}`;
