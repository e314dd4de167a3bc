import type { z } from 'zod';
import { answer } from './answer.ts';
import { claim } from './claim.ts';
import { comment } from './comment.ts';
import { evidence } from './evidence.ts';
import type { EntryKind } from './fields.ts';
import { person } from './person.ts';
import { question } from './question.ts';
import { source } from './source.ts';
import { term } from './term.ts';
import { topic } from './topic.ts';

/** How one kind of entry is kept: its name for contentlayer, its files and the shape of its data. */
export type EntryShape = {
  /** The name of the type, as contentlayer writes it into `_raw` and folder names. */
  typeName: string;
  /** Matches the path of a file below the content folder; the groups `id` and `parent` are the entry's id and its thread's. */
  path: RegExp;
  /** The same as a glob, for contentlayer and for editors. */
  glob: string;
  /** `body`: front matter and a text; `data`: a YAML file. */
  format: 'body' | 'data';
  schema: z.ZodType;
};

const ID = '[^/]+?';

/** Every kind of entry and how it is kept. */
export const ENTRY_SHAPES: Record<EntryKind, EntryShape> = {
  question: {
    typeName: 'Question',
    path: new RegExp(`^questions/(?<id>${ID})/question\\.mdx?$`),
    glob: 'questions/*/question.{md,mdx}',
    format: 'body',
    schema: question,
  },
  answer: {
    typeName: 'Answer',
    path: new RegExp(`^questions/(?<parent>${ID})/(?<id>answer-${ID})\\.mdx?$`),
    glob: 'questions/*/answer-*.{md,mdx}',
    format: 'body',
    schema: answer,
  },
  comment: {
    typeName: 'Comment',
    path: new RegExp(`^questions/(?<parent>${ID})/(?<id>comment-${ID})\\.mdx?$`),
    glob: 'questions/*/comment-*.{md,mdx}',
    format: 'body',
    schema: comment,
  },
  claim: {
    typeName: 'Claim',
    path: new RegExp(`^claims/(?<id>${ID})\\.mdx?$`),
    glob: 'claims/*.{md,mdx}',
    format: 'body',
    schema: claim,
  },
  term: {
    typeName: 'Term',
    path: new RegExp(`^glossary/(?<id>${ID})\\.mdx?$`),
    glob: 'glossary/*.{md,mdx}',
    format: 'body',
    schema: term,
  },
  evidence: {
    typeName: 'Evidence',
    path: new RegExp(`^evidence/(?<id>${ID})/evidence\\.yaml$`),
    glob: 'evidence/*/evidence.yaml',
    format: 'data',
    schema: evidence,
  },
  source: {
    typeName: 'Source',
    path: new RegExp(`^sources/(?<id>${ID})\\.yaml$`),
    glob: 'sources/*.yaml',
    format: 'data',
    schema: source,
  },
  person: {
    typeName: 'Person',
    path: new RegExp(`^people/(?<id>${ID})\\.yaml$`),
    glob: 'people/*.yaml',
    format: 'data',
    schema: person,
  },
  topic: {
    typeName: 'Topic',
    path: new RegExp(`^topics/(?<id>${ID})\\.yaml$`),
    glob: 'topics/*.yaml',
    format: 'data',
    schema: topic,
  },
};
