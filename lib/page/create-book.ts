import { type EvidenceRecord, readRecord } from '#lib/evidence/record.ts';
import { indexTerms } from '#lib/glossary/find-terms.ts';
import { plainWord } from '#lib/glossary/plain-word.ts';
import { findImage } from '#lib/images/image.ts';
import { type CompiledBody, type CompileOptions, compileBody } from '#lib/mdx/compile.ts';
import { definitionAnchor } from '#lib/model/anchors.ts';
import type { EntryWithBody, Evidence } from '#lib/model/entry.ts';
import { groupBy } from '#lib/model/group.ts';
import { anchorOf, keyOf, pageAddress } from '#lib/model/ids.ts';
import type { Site } from '#lib/model/site.ts';
import { findBacklinks } from './backlinks.ts';
import { bodyKey, bookFingerprint } from './body-store.ts';
import type { Backlinks, Book, BookSettings } from './book.ts';
import { bodyFigure } from './figures.ts';
import { markOf } from './words.ts';

/** The anchor of an entry's text: ids in it begin with this. */
const bodyAnchor = (entry: EntryWithBody) =>
  entry.kind === 'question' ? 'question' : entry.kind === 'term' ? definitionAnchor(entry.id) : anchorOf(entry);

/**
 * Compiles an entry's text.
 * @throws Error that names the file, whatever the text did to a library
 */
function compiledOf(entry: EntryWithBody, options: CompileOptions): CompiledBody {
  try {
    return compileBody(entry.body, options);
  } catch (cause) {
    throw new Error(`${entry.file}: its text cannot be drawn (${(cause as Error).message})`, { cause });
  }
}

/** Makes the book of a site. Bodies are compiled when a page first asks for them. */
export function createBook(site: Site, settings: BookSettings): Book {
  const basePath = new URL(settings.siteUrl).pathname.replace(/\/$/, '');
  const hrefOf = (address: string) => basePath + address;
  const urlOf = (address: string) => new URL(address.slice(1), settings.siteUrl).href;
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
  const markIn = (entry: EntryWithBody) => (id: string) => {
    const claim = site.claims.get(id);
    const stance = entry.kind === 'answer' ? entry.claims.find((made) => made.claim === id)?.stance : undefined;
    return claim && markOf(claim.status, stance);
  };

  const fingerprint = settings.bodies ? bookFingerprint(site, basePath) : '';
  const bodies = new Map<EntryWithBody, CompiledBody>();
  const bodyOf = (entry: EntryWithBody) => {
    const key = settings.bodies && bodyKey(fingerprint, entry);
    const known = bodies.get(entry) ?? (key === undefined ? undefined : settings.bodies?.read(key));
    if (known) {
      bodies.set(entry, known);
      return known;
    }
    const compiled = compiledOf(entry, {
      anchor: bodyAnchor(entry),
      termIndex,
      ...(entry.kind === 'term' ? { selfTerm: entry.id } : {}),
      findTarget,
      markOf: markIn(entry),
      hrefOf,
      figureOf: (wanted) => bodyFigure(book, wanted),
      findImage: (name) => {
        const image = findImage(settings.contentDir, entry.file, name);
        return image && { href: hrefOf(image.address), width: image.width, height: image.height };
      },
    });
    bodies.set(entry, compiled);
    if (key !== undefined) settings.bodies?.keep(key, compiled);
    return compiled;
  };
  const hasPage = (entry: EntryWithBody) => {
    if (entry.kind !== 'answer' && entry.kind !== 'comment') return true;
    const isAccepted = entry.kind === 'answer' && entry.accepted === true;
    return (
      entry.body.format === 'mdx' ||
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
    recordOf: (evidence) => {
      const record = records.get(evidence) ?? readRecord(settings.contentDir, evidence);
      records.set(evidence, record);
      return record;
    },
    hasPage,
    backlinks: () => (backlinks ??= findBacklinks(book)),
    ledgerAt: (address) => ledger.get(address) ?? [],
  };
  const records = new Map<Evidence, EvidenceRecord>();
  let backlinks: Backlinks | undefined;
  return book;
}
