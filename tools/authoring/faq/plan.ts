import { createHash } from 'node:crypto';
import { dirname, join, posix } from 'node:path';
import { visit } from 'unist-util-visit';
import { decoded } from '#lib/images/image.ts';
import { isHeadingId } from '#lib/model/anchors.ts';
import { pageAddress } from '#lib/model/ids.ts';
import { followLink } from '#lib/model/link.ts';
import { firstSentence } from '#lib/page/text.ts';
import { fileOf, idOf, refuseId, textOf } from '../entry-file.ts';
import { toBody } from './body.ts';
import type { FaqDocument, Mark } from './document.ts';
import { toEntries } from './entries.ts';
import type { Lose, Loss } from './loss.ts';
import { Pictures } from './pictures.ts';
import { type Found, type FoundQuestion, findQuestions, type Section } from './questions.ts';

/** What an import needs to know beside the documents. */
export type PlanOptions = {
  heading?: RegExp | undefined;
  /** The address that links to files which are not imported count from. */
  base?: string | undefined;
  /** Whether the documents are those of a folder: their titles are topics, and one may be a single question. */
  isFolder: boolean;
  /** Where documents lie, and above what no picture is taken from. */
  folder: string;
  root: string;
  /** The ids that questions were given before, by document and place. */
  ids: Readonly<Record<string, string>>;
  /** Whether the book has, or had, an address. */
  isTaken: (address: string) => boolean;
};

/** What an import writes, and what it loses. */
export type Plan = {
  /** Texts and pictures by their path below the content folder, question by question. */
  files: Map<string, string | Uint8Array>;
  ids: Record<string, string>;
  questions: number;
  answers: number;
  shortAnswers: number;
  losses: Loss[];
};

/** Names a question of a document for ever: by the document and its place there. */
const keyOf = ({ file, anchors }: FoundQuestion): string => `${file}#${anchors[0] ?? ''}`;

/** Plans to make entries of documents. */
export function planImport(documents: readonly FaqDocument[], options: PlanOptions): Plan {
  const losses: Loss[] = [];
  const losing =
    (file: string): Lose =>
    (reason, line, what) =>
      void losses.push({ file, line, reason, what });
  const found = documents.map((document) =>
    findQuestions(
      document,
      options.heading,
      { isWhole: options.isFolder, titled: options.isFolder },
      losing(document.name),
    ),
  );
  const questions = found.flatMap((one) => one.questions);
  const ids = giveIds(questions, options);
  const topics = new Map(
    found.flatMap(({ sections }) => sections.map((section) => [section, topicId(section)] as const)),
  );
  const places = new Places(documents, found, ids, topics);

  const plan: Plan = {
    files: new Map(),
    ids: Object.fromEntries(ids),
    questions: 0,
    answers: 0,
    shortAnswers: 0,
    losses,
  };
  for (const question of questions) {
    const lose = losing(question.file);
    const id = ids.get(keyOf(question)) as string;
    const pictures = new Pictures(dirname(join(options.folder, question.file)), options.root);
    const text = toBody(
      question.body,
      question,
      {
        follow: (url, line) => places.follow(url, question.file, options.base, (reason) => lose(reason, line, url)),
        show: (image, line) => pictures.show(image, line, lose),
        idOf: (mark) => places.headingId(question.file, mark),
      },
      lose,
    );
    const own = question.sections.flatMap((section) => topics.get(section) ?? []);
    const entries = toEntries(question, { id, topics: [...new Set(own)], text }, lose);
    for (const entry of entries) plan.files.set(fileOf(entry), textOf(entry));
    for (const [name, bytes] of pictures.files) plan.files.set(`questions/${id}/${name}`, bytes);
    plan.questions += 1;
    plan.answers += entries.length - 1;
    if (entries[0]?.data.shortAnswer) plan.shortAnswers += 1;
  }
  addTopics(plan, questions, topics, options);
  return plan;
}

/** Gives every question the id it had, else one made of its title that nothing has. */
function giveIds(questions: readonly FoundQuestion[], { ids, isTaken }: PlanOptions): Map<string, string> {
  const given = new Map<string, string>();
  const used = new Set(Object.values(ids));
  for (const question of questions) {
    const key = keyOf(question);
    const own = idOf('question', question.title) || `faq-${shortHash(question.title)}`;
    let id = ids[key] ?? own;
    for (let number = 2; ids[key] === undefined && isRefused(id); number += 1)
      id = `${own.slice(0, 40 - String(number).length - 1).replace(/-$/, '')}-${number}`;
    used.add(id);
    given.set(key, id);
  }
  return given;

  function isRefused(id: string): boolean {
    const refusal = refuseId({ kind: 'question', id, data: {}, body: '' });
    return used.has(id) || refusal !== undefined || isTaken(pageAddress({ kind: 'question', id }));
  }
}

/** For words of which no id can be made. */
const shortHash = (words: string): string => createHash('sha256').update(words).digest('hex').slice(0, 8);

const topicId = ({ name }: Section): string => idOf('topic', name.replaceAll('`', '')) || `topic-${shortHash(name)}`;

/** Adds the topics that questions are filed under and the book does not have. */
function addTopics(
  plan: Plan,
  questions: readonly FoundQuestion[],
  topics: ReadonlyMap<Section, string>,
  { isTaken }: PlanOptions,
): void {
  for (const section of new Set(questions.flatMap(({ sections }) => sections))) {
    const id = topics.get(section) as string;
    const name = section.name.replaceAll('`', '').slice(0, 60);
    const said = section.words ? firstSentence(section.words) : '';
    const sentence = said && said.length <= 160 ? said : `Questions about: ${name}.`;
    const file = `topics/${id}.yaml`;
    if (!plan.files.has(file) && !isTaken(pageAddress({ kind: 'topic', id })))
      plan.files.set(file, textOf({ kind: 'topic', id, data: { name, sentence }, body: '' }));
  }
}

/** Where the places of documents are in the book. */
class Places {
  /** What links call places, in lower case, and what the book calls them. */
  readonly #places = new Map<string, string>();
  readonly #headings = new Map<string, string>();

  constructor(
    documents: readonly FaqDocument[],
    found: readonly Found[],
    ids: ReadonlyMap<string, string>,
    topics: ReadonlyMap<Section, string>,
  ) {
    const linked = new Set(documents.flatMap((document) => linksOf(document)));
    const add = (file: string, anchor: string, place: string) => {
      const key = `${file}#${anchor}`.toLowerCase();
      if (!this.#places.has(key)) this.#places.set(key, place);
    };
    for (const [index, { questions, sections }] of found.entries()) {
      const { name = '' } = documents[index] ?? {};
      for (const question of questions) {
        const id = ids.get(keyOf(question)) as string;
        for (const anchor of question.anchors) add(name, anchor, `q:${id}`);
        const used = new Set<string>();
        for (const mark of question.marks) {
          const anchors = mark.anchors.filter((anchor) => linked.has(`${name}#${anchor}`.toLowerCase()));
          if (anchors.length === 0) continue;
          const heading = headingIdOf(mark.title, used);
          used.add(heading);
          this.#headings.set(`${name}:${mark.line}`, heading);
          for (const anchor of anchors) add(name, anchor, `q:${id}#${heading}`);
        }
      }
      for (const section of sections) {
        const address = pageAddress({ kind: 'topic', id: topics.get(section) as string });
        for (const anchor of section.anchors) add(name, anchor, address);
        if (questions.length > 0 && questions.every((question) => question.sections.includes(section)))
          add(name, '', address);
      }
    }
  }

  /** The id that a heading of a document keeps, where something links it. */
  headingId(file: string, mark: Mark): string | undefined {
    return this.#headings.get(`${file}:${mark.line}`);
  }

  /** What a link of a document leads to in the book; nothing, and the reason said, where it leads nowhere. */
  follow(
    url: string,
    file: string,
    base: string | undefined,
    lose: (reason: 'anchor' | 'address' | 'target') => void,
  ): string | undefined {
    const place = this.#places.get(targetOf(url, file));
    if (place) return place;
    const isElsewhere = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url);
    const isHere = url.startsWith('#') || this.#places.has(targetOf(url.replace(/#.*$/, ''), file));
    const absolute = isElsewhere || isHere || base === undefined ? url : absoluteOf(url, file, base);
    const followed = followLink(absolute.replace(/^\/\//, 'https://'));
    if (followed && followed.leads !== 'here') return followed.href;
    lose(isElsewhere || url === '' ? 'address' : isHere ? 'anchor' : 'target');
    return undefined;
  }
}

/** What a link of a document leads to, as a document and a place in it, in lower case. */
function targetOf(url: string, file: string): string {
  const [path = '', anchor = ''] = decoded(url).split('#');
  const target = path === '' ? file : posix.normalize(posix.join(posix.dirname(file), path));
  return `${/\.mdx?$/i.test(target) ? target : `${target.replace(/\/$/, '')}.md`}#${anchor}`.toLowerCase();
}

const absoluteOf = (url: string, file: string, base: string): string =>
  URL.canParse(url, `${base.replace(/\/?$/, '/')}${file}`)
    ? new URL(url, `${base.replace(/\/?$/, '/')}${file}`).href
    : url;

/** Every place that a document links, as a document and a place in it. */
function linksOf({ name, blocks }: FaqDocument): string[] {
  const links: string[] = [];
  for (const block of blocks)
    visit(block, (node) => {
      if (node.type === 'link') links.push(targetOf(node.url, name));
      if (node.type === 'html')
        for (const [, url = ''] of node.value.matchAll(/\bhref\s*=\s*["']([^"']+)/g)) links.push(targetOf(url, name));
    });
  return links;
}

/** An id for a heading that its page does not have yet. */
function headingIdOf(title: string, used: ReadonlySet<string>): string {
  const own = idOf('topic', title) || 'part';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? own : `on-${own.slice(0, 32)}-${number}`;
    if (isHeadingId(id) && !used.has(id)) return id;
  }
}
