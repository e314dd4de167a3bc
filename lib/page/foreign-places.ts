import type { Answer, Comment, Question } from '#lib/model/entry.ts';
import { isKnownThread, placeAt } from '#lib/model/forums.ts';
import { keyOf, pageAddress, placeAddress } from '#lib/model/ids.ts';
import type { Site } from '#lib/model/site.ts';

/** Where the book tells what stands at an address of another site. */
export type FindForeign = (address: string) => { href: string; key: string } | undefined;

/**
 * Finds the threads of the book by the addresses they had elsewhere, and answers and comments by theirs; what the book
 * does not hold is not found, and neither is an address of the thread when only that of an answer is known.
 */
export function foreignPlaces(site: Site, hrefOf: (address: string) => string): FindForeign {
  let index: ReturnType<typeof indexOf> | undefined;
  return (address) => {
    const place = placeAt(address);
    if (!place) return undefined;
    index ??= indexOf(site);
    const entry = place.answer === undefined ? undefined : index.answers.get(`${place.site} answer-${place.answer}`);
    const thread =
      place.thread === undefined ? entry?.question : index.questions.get(`${place.site} ${place.thread}`)?.id;
    if (thread === undefined) return undefined;
    const inThread = [
      place.comment === undefined ? undefined : site.comments.get(`comment/${thread}/comment-${place.comment}`),
      place.answer === undefined ? undefined : site.answers.get(`answer/${thread}/answer-${place.answer}`),
    ].find((found): found is Answer | Comment => found !== undefined);
    if (inThread) return { href: hrefOf(placeAddress(thread, inThread)), key: keyOf(inThread) };
    const ref = { kind: 'question' as const, id: thread };
    return { href: hrefOf(pageAddress(ref)), key: keyOf(ref) };
  };
}

/** Questions and answers by the site they came from and its ids for them. */
function indexOf({ threads }: Site) {
  const questions = new Map<string, Question>();
  const answers = new Map<string, Answer>();
  for (const { question, answers: all } of threads.values()) {
    if (!isKnownThread(question.origin)) continue;
    const { site, id } = question.origin;
    if (!questions.has(`${site} ${id}`)) questions.set(`${site} ${id}`, question);
    for (const answer of all) if (answer.body.format !== 'mdx') answers.set(`${site} ${answer.id}`, answer);
  }
  return { questions, answers };
}
