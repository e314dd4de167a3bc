import type { Entry } from '#lib/model/entry.ts';
import type { Book } from '#lib/page/book.ts';
import { daysOf } from '#lib/page/days.ts';
import { sketchOf, versionsOf } from '#lib/page/figures.ts';
import { languageOf } from '#lib/page/language.ts';
import { toDay, toPlain } from '#lib/page/text.ts';
import { COMMENT_WORD, KIND_WORD, STATUS_WORD, VALIDITY_WORD, VERDICT_WORD } from '#lib/page/words.ts';
import { STATUSES } from '#lib/schema/status.ts';
import { counted, inLanguage, say } from '#lib/words/say.ts';
import { type CardSpec, SKETCH_WIDTH } from './card.ts';

/** An answer's validity wears the shape of the status that warns as much. */
const SHAPE = { holds: 'holds', outdated: 'imprecise', dangerous: 'wrong' } as const;

/** What the card of the book says, which stands for every page that is no entry's. */
export function toBookCardSpec({ site }: Book): CardSpec {
  const { name, sentence } = site.settings;
  return {
    kind: site.claims.size > 0 ? say('Questions, answers, claims') : say('Questions and answers'),
    site: name,
    title: toPlain(sentence),
    foot: [
      counted(site.listed.length, 'question'),
      ...(site.claims.size > 0 ? [counted(site.claims.size, 'claim')] : []),
      ...(site.terms.size > 0 ? [counted(site.terms.size, 'term')] : []),
    ],
  };
}

/** What the card of an entry says: what the entry says, how it stands, who says so. */
export const toCardSpec = (book: Book, entry: Entry): CardSpec =>
  inLanguage(languageOf(book.site, entry), () => specOf(book, entry));

function specOf(book: Book, entry: Entry): CardSpec {
  const { site } = book;
  const checked = toDay(daysOf(site, entry).modified);
  const day = checked ? [say('checked {day}', { day: checked.text })] : [];
  const author = 'author' in entry ? site.people.get(entry.author)?.name : undefined;
  const by = author ? [say('by {author}', { author })] : [];
  const sketches = sketchOf(book, entry, SKETCH_WIDTH);
  const common = {
    kind: KIND_WORD[entry.kind],
    site: site.settings.name,
    foot: day,
    ...(sketches.length > 0 ? { sketches } : {}),
  };
  switch (entry.kind) {
    case 'question': {
      const answers = site.threads.get(entry.id)?.answers ?? [];
      const claims = toClaims(book, new Set(answers.flatMap((answer) => answer.claims.map(({ claim }) => claim))));
      return {
        ...common,
        title: toPlain(entry.title),
        ...(entry.shortAnswer ? { text: toPlain(entry.shortAnswer) } : {}),
        ...(claims.length > 0 ? { claims } : {}),
        foot: [counted(answers.length, 'answer'), ...day],
      };
    }
    case 'answer': {
      const { validity } = entry;
      const question = site.questions.get(entry.question);
      return {
        ...common,
        ...(entry.verdict === 'explains' && entry.claims.length === 0
          ? {}
          : { word: VERDICT_WORD[entry.verdict] ?? entry.verdict }),
        title: toPlain(entry.summary),
        ...(question ? { text: toPlain(question.title) } : {}),
        ...(validity
          ? { status: { status: SHAPE[validity.is], word: VALIDITY_WORD[validity.is] ?? validity.is } }
          : {}),
        foot: [...by, ...(entry.claims.length > 0 ? [counted(entry.claims.length, 'claim')] : []), ...day],
      };
    }
    case 'comment': {
      const question = site.questions.get(entry.question);
      return {
        ...common,
        word: COMMENT_WORD[entry.role] ?? entry.role,
        title: toPlain(entry.summary),
        ...(question ? { text: toPlain(question.title) } : {}),
        foot: [...by, ...day],
      };
    }
    case 'claim': {
      const uses = site.claimUses.get(entry.id) ?? [];
      const disputes = uses.filter(({ stance }) => stance === 'disputes').length;
      return {
        ...common,
        title: toPlain(entry.statement),
        ...(entry.note ? { text: toPlain(entry.note) } : {}),
        status: { status: entry.status, word: STATUS_WORD[entry.status] },
        foot: [
          ...(uses.length > disputes
            ? [say('made by {answers}', { answers: counted(uses.length - disputes, 'answer') })]
            : []),
          ...(disputes > 0 ? [say('disputed by {answers}', { answers: counted(disputes, 'answer') })] : []),
          ...day,
        ],
      };
    }
    case 'term':
      return {
        ...common,
        title: entry.term,
        text: toPlain(entry.definition),
        foot: entry.aliases.length > 0 ? [say('also called {names}', { names: entry.aliases.join(', ') })] : [],
      };
    case 'evidence': {
      const [trace] = book.recordOf(entry).traces;
      const recorded = toDay(trace?.recorded);
      return {
        ...common,
        title: toPlain(entry.title),
        text: toPlain(entry.sentence),
        foot: trace && recorded ? [[versionsOf([trace])[0], recorded.text].filter(Boolean).join(', ')] : [],
      };
    }
    case 'source':
      return {
        ...common,
        title: entry.title,
        foot: [entry.author, entry.publisher, entry.date].filter((fact) => fact !== 'unknown'),
      };
    case 'person':
      return { ...common, title: entry.name };
    case 'topic':
      return { ...common, title: entry.name, text: toPlain(entry.sentence) };
  }
}

function toClaims({ site }: Book, ids: ReadonlySet<string>): NonNullable<CardSpec['claims']> {
  const statuses = [...ids].flatMap((id) => site.claims.get(id)?.status ?? []);
  return STATUSES.flatMap((status) => {
    const count = statuses.filter((other) => other === status).length;
    return count > 0 ? [{ status, count, word: count === 1 && status === 'holds' ? 'claim holds' : WORD[status] }] : [];
  });
}

const WORD = { holds: 'claims hold', note: 'with a note', imprecise: 'imprecise', wrong: 'wrong', open: 'open' };
