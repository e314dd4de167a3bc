import { toMdast } from 'hast-util-to-mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { questionId } from '#lib/import/ids.ts';
import { cutWords } from '#lib/import/plain-text.ts';
import { IMPORTED, importedSites, readCuration, readThreads, shardsOf } from '#lib/import/read-records.ts';
import { type ThreadEntries, toEntries, toTopic } from '#lib/import/to-entries.ts';
import { parseForeign } from '#lib/mdx/foreign.ts';
import type { Answer, Body, Comment, Question } from '#lib/model/entry.ts';
import type { EntryKind } from '#lib/schema/fields.ts';
import { fileOf, textOf } from '../authoring/entry-file.ts';

/** The files that an adopted thread becomes, by path below the content folder, and the forum's own id for it. */
export type Adoption = { files: Map<string, string>; foreign: string; curated: string | undefined };

/**
 * Makes files of an imported thread: Markdown that stays imported text, at the same ids, so that every address stays. The
 * record is left where it is, and stands back behind them.
 * @param isThere whether people wrote an entry of this kind and id, or another imported thread gives it
 * @returns nothing when no such thread was imported
 */
export function planAdoption(
  content: string,
  id: string,
  isThere: (kind: EntryKind, id: string) => boolean,
): Adoption | undefined {
  for (const site of importedSites(content)) {
    if (!id.startsWith(`${site}-`)) continue;
    const curation = readCuration(content, site);
    for (const file of shardsOf(content, site))
      for (const record of readThreads(content, file)) {
        if (questionId(site, record.id) !== id) continue;
        const said = curation[record.id];
        const tags = record.tags.map((tag) => toTopic(tag, file));
        const files = filesOf(toEntries(record, file, said), isThere);
        for (const { id: topic, name, sentence } of tags)
          if (!isThere('topic', topic)) files.set(...fileFor('topic', topic, { name, sentence }));
        return { files, foreign: record.id, curated: said && `${IMPORTED}/${site}/curated.yaml` };
      }
  }
  return undefined;
}

function filesOf(
  { question, answers, comments, people }: ThreadEntries,
  isThere: (kind: EntryKind, id: string) => boolean,
) {
  const files = new Map<string, string>([
    fileFor('question', question.id, fieldsOfQuestion(question, isThere), question.body),
  ]);
  for (const entry of [...answers, ...comments])
    files.set(...fileFor(entry.kind, entry.id, fieldsOf(entry), entry.body, question.id));
  for (const { id, name, url } of people)
    if (!isThere('person', id)) files.set(...fileFor('person', id, { name, url }));
  return files;
}

/** The path and text of an entry's file: imported text is `.md`. */
function fileFor(
  kind: EntryKind,
  id: string,
  data: Record<string, unknown>,
  body?: Body,
  question?: string,
): [string, string] {
  const entry = { kind, id, data: known(data), body: body ? markdownOf(body) : '', ...(question ? { question } : {}) };
  return [fileOf(entry).replace(/\.mdx$/, '.md'), textOf(entry)];
}

/** Fields that say something. */
const known = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).filter(
      ([, value]) => value !== undefined && value !== 'unknown' && !(Array.isArray(value) && value.length === 0),
    ),
  );

const MOST_TITLE = 120;
const MOST_SHORT_TITLE = 67;

function fieldsOfQuestion(question: Question, isThere: (kind: EntryKind, id: string) => boolean) {
  const {
    title,
    shortTitle,
    shortAnswer,
    topics,
    origin,
    asked,
    author,
    score,
    views,
    related,
    agreement,
    difference,
    reviewed,
    unlisted,
    withdrawn,
  } = question;
  const short = Buffer.byteLength(title) > MOST_SHORT_TITLE ? (shortTitle ?? shortened(title)) : shortTitle;
  return {
    title: cutWords(title, MOST_TITLE),
    shortTitle: short,
    shortAnswer,
    topics,
    origin: known(origin),
    asked,
    author,
    score,
    views,
    related: related.filter((relation) => isThere('question', relation.question)),
    agreement,
    difference,
    reviewed,
    ...(unlisted ? { unlisted } : {}),
    withdrawn,
  };
}

/** A title of at most 67 bytes. */
function shortened(title: string): string {
  for (let most = MOST_SHORT_TITLE; ; most -= 1) {
    const short = cutWords(title, most);
    if (Buffer.byteLength(short) <= MOST_SHORT_TITLE) return short;
  }
}

function fieldsOf(entry: Answer | Comment): Record<string, unknown> {
  const { summary, author, posted, score, license, url, withdrawn } = entry;
  const own =
    entry.kind === 'answer'
      ? { verdict: entry.verdict, accepted: entry.accepted, validity: entry.validity }
      : { on: entry.on, replyTo: entry.replyTo };
  return { summary, ...own, author, posted, score, license, url, withdrawn };
}

/** A text as Markdown. */
function markdownOf({ raw, format }: Body): string {
  if (format !== 'html') return raw;
  return toMarkdown(toMdast(parseForeign(raw)), { extensions: [gfmToMarkdown()], bullet: '-', fences: true });
}
