import { z } from 'zod';
import { fieldAt, unwrap } from '#lib/check/fields.ts';
import { ENTRY_SHAPES } from '#lib/schema/entries.ts';
import { type EntryKind, fieldMeta } from '#lib/schema/fields.ts';

/** A field of a kind of entry, as somebody is asked for it. */
export type AskedField = {
  name: string;
  help: string;
  required: boolean;
  /** Whether its value is one text, taken as it is typed. */
  isText: boolean;
  /** Whether it holds several values. */
  isList: boolean;
  /** The words it may hold, when there are only these. */
  choices: string[];
  /** The kinds of entry it names. */
  refers: readonly (EntryKind | 'sibling')[];
  schema: z.ZodType;
};

/** What is asked on a terminal beside the fields that a kind needs. */
const WORTH_ASKING: Record<EntryKind, readonly string[]> = {
  question: ['shortAnswer', 'topics'],
  answer: ['verdict', 'sources'],
  comment: ['kind'],
  claim: ['sources'],
  term: ['topics'],
  evidence: ['packages'],
  source: ['author', 'publisher'],
  person: ['url'],
  topic: [],
};

/** What an entry of a kind says when nobody said anything else. */
export const ASSUMED: Record<EntryKind, (today: string) => Record<string, unknown>> = {
  question: () => ({}),
  answer: () => ({}),
  comment: () => ({ on: 'question' }),
  claim: () => ({ status: 'open' }),
  term: () => ({}),
  evidence: () => ({}),
  source: (today) => ({ seen: { date: today, how: 'unverified' } }),
  person: () => ({}),
  topic: () => ({}),
};

/** Every field of a kind of entry, in the order of its schema. */
export function fieldsOf(kind: EntryKind): AskedField[] {
  const { schema } = ENTRY_SHAPES[kind];
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const required = new Set(json.required ?? []);
  return Object.entries(json.properties ?? {}).map(([name, property]) => {
    const field = fieldAt(schema, [name]) as z.ZodType;
    const { type, items, anyOf = [], enum: words = [], description = '' } = property as z.core.JSONSchema.JSONSchema;
    const types = [type, ...anyOf.map((choice) => (choice as z.core.JSONSchema.JSONSchema).type)];
    const item = type === 'array' ? fieldAt(schema, [name, 0]) : field;
    return {
      name,
      help: description,
      required: required.has(name),
      isText: types.includes('string') && !types.some((one) => one === 'integer' || one === 'boolean'),
      isList: type === 'array' && (items as z.core.JSONSchema.JSONSchema | undefined)?.type === 'string',
      choices: words.map(String),
      refers: (item && fieldMeta.get(unwrap(item))?.refers) ?? [],
      schema: field,
    };
  });
}

/** The fields somebody is asked for on a terminal: what the kind needs, then what is worth a thought. */
export const askedFields = (kind: EntryKind): AskedField[] => {
  const fields = fieldsOf(kind);
  const worth = WORTH_ASKING[kind];
  return [...fields.filter(({ required }) => required), ...fields.filter(({ name }) => worth.includes(name))];
};
