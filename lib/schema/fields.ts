import { z } from 'zod';
import { ID } from './id.ts';

/** The kinds of entry, in the order in which the book lists them. */
export const ENTRY_KINDS = [
  'question',
  'answer',
  'comment',
  'claim',
  'term',
  'evidence',
  'source',
  'person',
  'topic',
] as const;

/** One kind of entry. */
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What a field says about itself beyond its shape; read by `check` and by the JSON Schemas. */
export type FieldMeta = {
  /** The kinds of entry an id may name, in the order in which they are tried. */
  refers?: readonly (EntryKind | 'sibling')[];
  /** Whether it is a month or a year, where a day is not known. */
  isPartOfDate?: true;
};

/** Facts about fields that zod has no word for. */
export const fieldMeta = z.registry<FieldMeta>();

/** A sentence or a few, of at most `max` UTF-16 units. */
export const text = (max: number, help: string) => z.string().trim().min(1).max(max).describe(help);

/** One of a fixed list of words. */
export const choice = <const T extends readonly [string, ...string[]]>(options: T, help: string) =>
  z.enum(options).describe(help);

/** An entry's id: the name of a file or folder, `[a-z0-9-]`, at most 40 characters. */
export const id = (help: string) =>
  z.string().regex(ID, 'an id is made of a to z, 0 to 9 and "-", at most 40 characters').describe(help);

/** The id of another entry; `check` looks it up among `refers`. */
export const ref = (refers: FieldMeta['refers'], help: string) => {
  const field = id(help);
  fieldMeta.add(field, { refers });
  return field;
};

/** A list that may be left out when it is empty. */
export const list = <T extends z.ZodType>(item: T, help: string) => z.array(item).default([]).describe(help);

/** A day as `YYYY-MM-DD`. */
export const day = (help: string) => z.iso.date('a date is written YYYY-MM-DD').describe(help);

/** The word for what could be known and is not. */
export const unknown = z.literal('unknown');

/** A day, or `unknown`; unknown when it is left out. */
export const dayOrUnknown = (help: string) =>
  z
    .union([z.iso.date('a date is written YYYY-MM-DD'), unknown])
    .default('unknown')
    .describe(help);

const partOfDate = z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/);
fieldMeta.add(partOfDate, { isPartOfDate: true });

/** A day, a month as `YYYY-MM`, a year, or `unknown`; unknown when it is left out. A year may be a number. */
export const dateOrUnknown = (help: string) =>
  z
    .union([z.iso.date('a date is written YYYY-MM-DD'), partOfDate, z.int().min(1000).max(9999), unknown])
    .default('unknown')
    .describe(help)
    .transform(String)
    .pipe(z.string())
    .describe(help);

/** Some text, or `unknown`; unknown when it is left out. */
export const textOrUnknown = (max: number, help: string) =>
  z.string().trim().min(1).max(max).default('unknown').describe(help);

/** A person's id, `editors` or `unknown`; unknown when it is left out. */
export const author = (help: string) => {
  const field = z.string().regex(ID, 'an author is the id of a person, editors, or unknown');
  fieldMeta.add(field, { refers: ['person'] });
  return field.default('unknown').describe(help);
};

/** The language of an entry's words, where it is not the book's first. */
export const language = () =>
  z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'a language is written as a tag, such as en or pt-BR')
    .optional()
    .describe(
      "The language of its words, when it is not the book's first: a tag such as de. The page around it speaks it too, where it can.",
    );

/** An address that starts with `https://` or `http://`. */
export const webAddress = (help: string) =>
  z.url({ protocol: /^https?$/, error: 'an address starts with https:// or http://' }).describe(help);

/** The licence of a text that came from elsewhere, where it is not its question's. */
export const license = () =>
  text(60, "The licence it was published under, where it is not the question's, such as CC BY-SA 4.0.").optional();

/**
 * What keeps an entry's addresses alive: the ids it had before, and why it is no longer told. A term's `aliases` are words,
 * so its former ids are called `formerly`.
 */
export const former = (help = 'Ids it had before, oldest first; their addresses lead here.') =>
  list(id('A former id.'), help);

/** That an entry was withdrawn; `refers` are the entries that may take its place. */
export const withdrawn = (refers: FieldMeta['refers']) =>
  z
    .strictObject({
      date: day('The day it was withdrawn.'),
      reason: text(300, 'Why, in a sentence.'),
      replacedBy: ref(refers, 'The id of the entry that takes its place.').optional(),
    })
    .optional()
    .describe('Set when the entry is no longer told: its address then says so.');
