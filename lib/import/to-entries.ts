import type { Answer, Body, Comment, Entry, Person, Question, Topic } from '#lib/model/entry.ts';
import { isStackExchange, licenceOn, threadAt } from '#lib/model/forums.ts';
import { answer as answerShape } from '#lib/schema/answer.ts';
import { comment as commentShape } from '#lib/schema/comment.ts';
import type { CuratedThread } from '#lib/schema/curation.ts';
import { person as personShape } from '#lib/schema/person.ts';
import { question as questionShape } from '#lib/schema/question.ts';
import { type PostRecord, type ThreadRecord, type TopicRecord, threadRecord } from '#lib/schema/record.ts';
import { topic as topicShape } from '#lib/schema/topic.ts';
import { answerId, commentId, personId, questionId, topicId } from './ids.ts';
import { cutWords, firstSentence } from './plain-text.ts';

/** A thread as entries of the book. */
export type ThreadEntries = { question: Question; answers: Answer[]; comments: Comment[]; people: Person[] };

/** A question's title keeps the length it had; editors' titles are shorter. */
const importedQuestion = questionShape.extend({ title: threadRecord.shape.title });

/**
 * Makes entries of a thread's record, through the schemas of what people write. What a record does not say stays unknown;
 * the sentence that sums up an answer or a comment is its first one, unless somebody wrote another.
 * @param file where the record lies below the content folder
 * @param curated what people say of the thread
 */
export function toEntries(record: ThreadRecord, file: string, curated?: CuratedThread): ThreadEntries {
  const people = new Map<string, Person>();
  const origin = originOf(record);
  const dues = (post: PostRecord) => {
    const license = licenceOf(post, origin.site);
    return {
      author: post.author ? personOf(record.site, post.author, file, people) : 'unknown',
      ...(post.score === undefined ? {} : { score: post.score }),
      ...(license ? { license } : {}),
      ...(post.url ? { url: post.url } : {}),
    };
  };
  const id = questionId(record.site, record.id);
  const answers: Answer[] = [];
  const comments: Comment[] = [];
  const addComments = (posts: ThreadRecord['comments'], on: string) => {
    for (const post of posts) {
      const fields = {
        summary: firstSentence(post, 120) ?? NO_WORDS,
        on,
        ...(post.replyTo === undefined ? {} : { replyTo: commentId(post.replyTo) }),
        ...dues(post),
        ...(post.posted ? { posted: post.posted } : {}),
        ...(curated?.comments[post.id] ?? {}),
      };
      const { kind: role, ...written } = commentShape.parse(fields);
      const own = { kind: 'comment' as const, role, id: commentId(post.id), question: id, file, body: bodyOf(post) };
      comments.push({ ...written, ...own, excerpt: true, ...(post.page ? { keepsPage: true } : {}) });
    }
  };
  addComments(record.comments, 'question');
  for (const post of record.answers) {
    const fields = {
      summary: firstSentence(post, 200) ?? NO_WORDS,
      ...(post.accepted === undefined ? {} : { accepted: post.accepted }),
      ...dues(post),
      ...(post.posted ? { posted: post.posted } : {}),
      ...(curated?.answers[post.id] ?? {}),
    };
    const own = { kind: 'answer' as const, id: answerId(post.id), question: id, file, body: bodyOf(post) };
    const isExcerpt = curated?.answers[post.id]?.summary === undefined;
    answers.push({
      ...answerShape.parse(fields),
      ...own,
      ...(isExcerpt ? { excerpt: true } : {}),
      ...(post.page ? { keepsPage: true } : {}),
    });
    addComments(post.comments, own.id);
  }
  const { license, url, ...ofQuestion } = dues(record);
  const { hidden, seen, answers: _answers, comments: _comments, ...edited } = curated ?? { answers: {}, comments: {} };
  const question: Question = {
    ...importedQuestion.parse({
      title: record.title,
      topics: [...new Set(record.tags.map(topicId))],
      origin: { ...origin, ...(license ? { license } : {}) },
      ...ofQuestion,
      ...(record.posted ? { asked: record.posted } : {}),
      ...(record.views === undefined ? {} : { views: record.views }),
      related: relatedOf(record, id),
      ...edited,
      ...(hidden ? { unlisted: true } : {}),
    }),
    kind: 'question',
    id,
    file,
    body: bodyOf(record),
  };
  return { question, answers, comments, people: [...people.values()] };
}

const NO_WORDS = 'No words, only code or a picture.';

/** The text of a post; foreign, whatever it is written in. */
const bodyOf = ({ html, markdown }: PostRecord): Body =>
  html === undefined ? { raw: markdown ?? '', format: 'md' } : { raw: html, format: 'html' };

/** The site is called what `/from/` calls it where its address tells, so that its links find the thread. */
function originOf({ site, siteName, id, url, title }: ThreadRecord): Omit<Question['origin'], 'license'> {
  const known = url === undefined ? undefined : threadAt(url);
  return {
    site: known?.id === id ? known.site : site,
    ...(siteName ? { name: siteName } : {}),
    id: id.slice(0, 80),
    url: url ?? 'unknown',
    title: cutWords(title, 200),
    retold: false,
  };
}

/** The licence of a post: as it says, else on Stack Exchange by its day. */
const licenceOf = ({ license, posted }: PostRecord, site: string): string | undefined =>
  license ?? (isStackExchange(site) ? licenceOn(posted ?? '') : undefined);

function personOf(
  site: string,
  writer: NonNullable<PostRecord['author']>,
  file: string,
  people: Map<string, Person>,
): string {
  const id = personId(site, writer);
  if (!people.has(id))
    people.set(id, {
      ...personShape.parse({ name: writer.name, ...(writer.url ? { url: writer.url } : {}) }),
      kind: 'person',
      id,
      file,
    });
  return id;
}

/** Other threads of the same forum; each once, and never itself. */
function relatedOf({ site, links }: ThreadRecord, id: string): { question: string; as: string }[] {
  const related = new Map<string, string>();
  for (const link of links) {
    const question = questionId(site, link.id);
    if (question !== id && (link.as === 'duplicate-of' || !related.has(question))) related.set(question, link.as);
  }
  return [...related].map(([question, as]) => ({ question, as }));
}

/** Makes the topic of a tag, of what the forum says of it. */
export function toTopic(tag: string, file: string, said?: TopicRecord): Topic {
  const sentence = cutWords(said?.sentence ?? `Questions that were tagged “${tag}”.`, 160);
  return { ...topicShape.parse({ name: tag, sentence }), kind: 'topic', id: topicId(tag), file };
}

/** Every entry of a thread. */
export const allOf = ({ question, answers, comments, people }: ThreadEntries): Entry[] => [
  question,
  ...answers,
  ...comments,
  ...people,
];
