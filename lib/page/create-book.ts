import { type EvidenceRecord, readRecord } from '#lib/evidence/record.ts';
import { indexTerms } from '#lib/glossary/find-terms.ts';
import { plainWord } from '#lib/glossary/plain-word.ts';
import { findImage } from '#lib/images/image.ts';
import { type CompiledBody, type CompileOptions, compileBody } from '#lib/mdx/compile.ts';
import type { WantedFigure } from '#lib/mdx/evidence.ts';
import { definitionAnchor } from '#lib/model/anchors.ts';
import type { Body, EntryWithBody, Evidence } from '#lib/model/entry.ts';
import { isKnownThread } from '#lib/model/forums.ts';
import { groupBy } from '#lib/model/group.ts';
import { anchorOf, keyOf, pageAddress } from '#lib/model/ids.ts';
import type { Site } from '#lib/model/site.ts';
import { plainForm } from '#lib/model/words.ts';
import { inLanguage } from '#lib/words/say.ts';
import { findBacklinks } from './backlinks.ts';
import type { KeptBody } from './body-store.ts';
import type { Backlinks, Book, BookSettings } from './book.ts';
import { bodyFigure } from './figures.ts';
import { foreignPlaces } from './foreign-places.ts';
import { hashOf } from './hash.ts';
import { languageOf, languageOfBook } from './language.ts';
import { markOf } from './words.ts';

/** The folder an entry lies in, below the content folder. */
const folderOf = ({ file }: { file: string }): string => file.slice(0, file.lastIndexOf('/'));

/** A text that is no entry's: what the book says of itself. */
type AboutText = { kind: 'about'; file: string; body: Body };

/** The anchor of a text: ids in it begin with this. */
const bodyAnchor = (entry: EntryWithBody | AboutText) =>
  entry.kind === 'about'
    ? 'about'
    : entry.kind === 'question'
      ? 'question'
      : entry.kind === 'term'
        ? definitionAnchor(entry.id)
        : anchorOf(entry);

const aboutText = (raw: string): AboutText => ({ kind: 'about', file: 'about.mdx', body: { raw, format: 'mdx' } });

/**
 * Compiles an entry's text.
 * @throws Error that names the file, whatever the text did to a library
 */
function compiledOf(entry: EntryWithBody | AboutText, options: CompileOptions): CompiledBody {
  try {
    return inLanguage(options.language, () => compileBody(entry.body, options));
  } catch (cause) {
    throw new Error(`${entry.file}: its text cannot be drawn (${(cause as Error).message})`, { cause });
  }
}

/** Makes the book of a site. Bodies are compiled when a page first asks for them. */
export function createBook(site: Site, settings: BookSettings): Book {
  const basePath = new URL(settings.siteUrl).pathname.replace(/\/$/, '');
  const hrefOf = (address: string) => basePath + address;
  const urlOf = (address: string) => new URL(address.slice(1), settings.siteUrl).href;
  const language = languageOfBook(site.settings);
  const termIndex = indexTerms(site.terms.values());
  const termWords = new Map(
    [...site.terms.values()].flatMap(({ id, term, aliases }) =>
      [term, ...aliases].map((word) => [plainWord(word), id] as const),
    ),
  );
  const findTarget = (kind: string, name: string) => {
    const id = kind === 'term' && !site.terms.has(name) ? termWords.get(plainWord(name)) : name;
    const entry =
      id === undefined
        ? undefined
        : {
            question: site.questions,
            claim: site.claims,
            term: site.terms,
            source: site.sources,
            evidence: site.evidence,
          }[kind]?.get(id);
    return entry && { href: hrefOf(pageAddress(entry)), key: keyOf(entry) };
  };
  const foreign = foreignPlaces(site, hrefOf);
  /** What compiling a text asks of the book, by a name for each question; beside the text itself nothing else decides. */
  const answers = {
    target: findTarget,
    status: (claim: string) => site.claims.get(claim)?.status,
    spellings: (word: string) => termIndex.get(word),
    figure: (wanted: WantedFigure) => bodyFigure(book, wanted),
    foreign: (address: string) => foreign(address),
    image: (folder: string, name: string) => {
      const image = findImage(settings.contentDir, folder, name);
      return image && { href: hrefOf(image.address), width: image.width, height: image.height };
    },
  };
  const hashes = new Map<string, string>();
  const hashOfAnswer = (question: string): string => {
    const known = hashes.get(question);
    if (known !== undefined) return known;
    const [name, ...words] = JSON.parse(question) as [keyof typeof answers, ...never[]];
    const hash = hashOf((answers[name] as (...words: never[]) => unknown)(...words));
    hashes.set(question, hash);
    return hash;
  };

  const spokenIn = (entry: EntryWithBody | AboutText): string =>
    entry.kind === 'about' ? language : languageOf(site, entry);
  const compile = (entry: EntryWithBody | AboutText): Omit<KeptBody, 'input'> => {
    const asked = new Set<string>();
    const ask = <Name extends keyof typeof answers>(name: Name, ...words: Parameters<(typeof answers)[Name]>) => {
      const answer = (answers[name] as (...words: unknown[]) => ReturnType<(typeof answers)[Name]>)(...words);
      // Most words of a text begin no term: see `newWords` for those that begin one now.
      if (name !== 'spellings' || answer !== undefined) asked.add(JSON.stringify([name, ...words]));
      return answer;
    };
    const body = compiledOf(entry, {
      anchor: bodyAnchor(entry),
      language: spokenIn(entry),
      termIndex: { get: (word) => ask('spellings', word) },
      ...(entry.kind === 'term' ? { selfTerm: entry.id } : {}),
      ...(entry.kind === 'about' ? { top: 2 } : {}),
      findTarget: (kind, name) => ask('target', kind, name),
      markOf: (claim) => {
        const status = ask('status', claim);
        const stance = entry.kind === 'answer' ? entry.claims.find((made) => made.claim === claim)?.stance : undefined;
        return status && markOf(status, stance);
      },
      hrefOf,
      figureOf: (wanted) => ask('figure', wanted),
      findImage: (name) => ask('image', folderOf(entry), name),
      findForeign: (address) => ask('foreign', address),
    });
    return { asked: [...asked].map((question) => [question, hashOfAnswer(question)] as const), body };
  };

  const store = settings.bodies;
  const newWords = store ? [...termIndex.keys()].filter((word) => !store.words.has(word)) : [];
  /** Whether a body is as it would be compiled now: nothing it asked has another answer, and no new term may be in it. */
  const holds = ({ asked, body }: KeptBody): boolean => {
    const text = newWords.length > 0 ? plainForm(body.text).toLowerCase() : '';
    return (
      asked.every(([question, answer]) => hashOfAnswer(question) === answer) &&
      !newWords.some((word) => text.includes(word))
    );
  };
  const bodies = new Map<EntryWithBody, CompiledBody>();
  const bodyOf = (entry: EntryWithBody) => {
    const known = bodies.get(entry);
    if (known) return known;
    const claims = entry.kind === 'answer' ? entry.claims : [];
    const input = store ? hashOf([basePath, spokenIn(entry), folderOf(entry), claims, entry.body]) : '';
    const kept = store?.find(keyOf(entry));
    const current = kept?.input === input && holds(kept) ? kept : { input, ...compile(entry) };
    store?.keep(keyOf(entry), current);
    bodies.set(entry, current.body);
    return current.body;
  };
  const hasPage = (entry: EntryWithBody) => {
    if (entry.kind !== 'answer' && entry.kind !== 'comment') return true;
    const isAccepted = entry.kind === 'answer' && entry.accepted === true;
    return (
      entry.body.format === 'mdx' ||
      entry.keepsPage ||
      isAccepted ||
      (entry.score !== 'unknown' && entry.score >= site.settings.ownPageScore)
    );
  };

  const ledger = groupBy(settings.ledger ?? [], ({ address }) => address);

  const book: Book = {
    site,
    settings,
    hrefOf,
    urlOf,
    bodyOf,
    about: () => (about ??= settings.about === undefined ? undefined : compile(aboutText(settings.about)).body),
    holds: (what) => {
      if (what === 'elsewhere') return site.listed.some(({ origin }) => origin.site !== 'own');
      if (what === 'threads') return site.listed.some(({ origin }) => isKnownThread(origin));
      return site[what].size > 0;
    },
    recordOf: (evidence) => {
      const record = records.get(evidence) ?? readRecord(settings.contentDir, evidence);
      records.set(evidence, record);
      return record;
    },
    hasPage,
    termWords: new Set(termIndex.keys()),
    backlinks: () => (backlinks ??= findBacklinks(book)),
    ledgerAt: (address) => ledger.get(address) ?? [],
  };
  const records = new Map<Evidence, EvidenceRecord>();
  let backlinks: Backlinks | undefined;
  let about: CompiledBody | undefined;
  return book;
}
