import { z } from 'zod';
import { toJson } from '#lib/model/characters.ts';
import type { Entry } from '#lib/model/entry.ts';
import { mirrorAddress, pageAddress, placeAddress } from '#lib/model/ids.ts';
import { commentsOf } from '#lib/model/thread.ts';
import { basisOf } from '#lib/page/basis.ts';
import type { Book } from '#lib/page/book.ts';
import { daysOf } from '#lib/page/days.ts';
import { licenceOf } from '#lib/page/licence.ts';
import { ENTRY_SHAPES } from '#lib/schema/entries.ts';
import { ENTRY_KINDS, type EntryKind } from '#lib/schema/fields.ts';

/** The version of the published JSON: a field may join it, none changes its meaning or goes. */
const VERSION = 1;

/** Where the schema of an entry's published JSON is. */
export const schemaAddress = (kind: EntryKind): string => `/schema/${kind}-v${VERSION}.json`;

const url = z.url();

/** What the JSON of every entry begins with. */
const COMMON = {
  $schema: url.describe('The JSON Schema of this file.'),
  kind: z.enum(ENTRY_KINDS).describe('What the entry is.'),
  id: z.string().describe('The id of the entry; with `question` for answers and comments.'),
  url: url.describe('The address of the entry: permanent, for people, to be cited.'),
  markdown: url.describe('The page as Markdown.'),
  license: url
    .optional()
    .describe('The licence of the text; `origin` of the question says more of what came from elsewhere.'),
  published: z.iso.date().optional().describe('When the book first told it.'),
  modified: z.iso.date().optional().describe('When it was last changed or checked.'),
  question: z.string().optional().describe('The id of the question whose thread it belongs to.'),
  html: z.string().optional().describe('The text as HTML; links are absolute.'),
};

const part = z.object({ id: z.string(), url, summary: z.string() });

/** What the JSON of some kinds has beside the fields that an author writes. */
const EXTRA: { [Kind in EntryKind]?: z.ZodRawShape } = {
  question: {
    answers: z.array(part).describe('The answers, best first.'),
    comments: z.array(part.extend({ on: z.string() })).describe('The comments, and what each is on.'),
  },
  term: {
    contrasts: z.array(z.string()).describe('Terms people confuse with it, told from both sides.'),
    differences: z
      .array(z.object({ term: z.string(), difference: z.string() }))
      .describe('How it differs from those of them of which that is known, in one sentence that speaks of both.'),
  },
  claim: {
    madeBy: z
      .array(part.extend({ question: z.string(), stance: z.string() }))
      .describe('The answers that speak to it, and how.'),
  },
};

/** The JSON Schema (draft 2020-12) of every entry's published JSON, by file. */
export function publishedSchemas(book: Book): { path: string; text: string }[] {
  return ENTRY_KINDS.map((kind) => {
    const shape = { ...(ENTRY_SHAPES[kind].schema as z.ZodObject).shape };
    // What the author calls a comment's kind is its role here: `kind` says what the entry is.
    if (kind === 'comment') {
      shape.role = shape.kind;
      delete shape.kind;
    }
    if (shape.url) shape.elsewhere = shape.url;
    delete shape.license; // which is an address here, as of every entry
    const schema = z.object({ ...shape, ...COMMON, ...EXTRA[kind] });
    const address = schemaAddress(kind);
    const json = {
      $id: book.urlOf(address),
      title: kind,
      ...z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }),
    };
    // Readers of version 1 must not choke on a field that joins it.
    return { path: address.slice(1), text: `${toJson({ ...json, additionalProperties: true })}\n` };
  });
}

/** An entry as JSON: what its author wrote, defaults filled in, with its addresses and what stands in its thread. */
export function toEntryJson(book: Book, entry: Entry): string {
  const { site } = book;
  const {
    file: _file,
    body,
    keepsPage: _,
    excerpt: _excerpt,
    license: _name,
    ...fields
  } = entry as Entry & { body?: unknown; keepsPage?: true; excerpt?: true; license?: string };
  const page = pageAddress(entry);
  const json = {
    $schema: book.urlOf(schemaAddress(entry.kind)),
    url: book.urlOf(page),
    markdown: book.urlOf(mirrorAddress(page, 'md')),
    license: licenceOf(book, entry)?.url,
    ...daysOf(site, entry),
    ...elsewhere(fields),
    ...(body && 'body' in entry ? { html: absolute(book, book.bodyOf(entry).html, page) } : {}),
    ...linked(book, entry),
  };
  return `${toJson(json)}\n`;
}

/** `url` is the entry's own address: a source's or a person's on another site is `elsewhere`. */
function elsewhere({ url, ...fields }: Record<string, unknown>) {
  return url === undefined ? fields : { ...fields, elsewhere: url };
}

/** What other entries say of this one, and what stands in its thread. */
function linked(book: Book, entry: Entry): Record<string, unknown> {
  const { site } = book;
  const partOf = (other: { kind: 'answer' | 'comment'; id: string; question: string; summary: string }) => ({
    id: other.id,
    url: book.urlOf(placeAddress(other.question, other)),
    summary: other.summary,
  });
  if (entry.kind === 'term') {
    const { contrasts = [], differences = new Map<string, string>() } = site.termRelations.get(entry.id) ?? {};
    return { contrasts, differences: [...differences].map(([term, difference]) => ({ term, difference })) };
  }
  if (entry.kind === 'claim')
    return {
      basis: basisOf(book, entry),
      madeBy: (site.claimUses.get(entry.id) ?? []).map(({ answer, stance }) => ({
        ...partOf(answer),
        question: answer.question,
        stance,
      })),
    };
  const found = entry.kind === 'question' ? site.threads.get(entry.id) : undefined;
  if (!found) return {};
  return {
    answers: found.answers.map(partOf),
    comments: commentsOf(found).map((comment) => ({ ...partOf(comment), on: comment.on })),
  };
}

/** HTML whose links and pictures hold wherever it is shown. */
const absolute = (book: Book, html: string, page: string): string => {
  const { origin } = new URL(book.urlOf('/'));
  return html.replace(/\b(href|src)="\/(?!\/)/g, `$1="${origin}/`).replace(/\bhref="#/g, `href="${book.urlOf(page)}#`);
};
