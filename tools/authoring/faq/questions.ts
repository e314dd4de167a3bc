import type { RootContent } from 'mdast';
import { CannotRun } from '../../command.ts';
import { BOLD, type FaqDocument, isContents, type Mark, wordsOf } from './document.ts';
import type { Lose } from './loss.ts';

/** A part of a document above questions. */
export type Section = {
  name: string;
  anchors: string[];
  /** What is said of it before its first question. */
  words?: string;
};

/** A question as a document has it. */
export type FoundQuestion = {
  file: string;
  line: number;
  title: string;
  anchors: string[];
  /** From the outermost inwards. */
  sections: Section[];
  body: RootContent[];
  /** Headings within the body. */
  marks: Mark[];
};

/** Questions of a document, and the document itself where it stands for one section. */
export type Found = { questions: FoundQuestion[]; sections: Section[] };

/** How a question ends, in the scripts that mark it. */
const ASKS = /[?？؟]$/;

/**
 * Cuts a document into questions.
 * @param pattern tells the headings that ask from those that do not, as they are written: `## Title`, `**Title**`
 * @param isWhole whether a document without such headings is one question
 * @param titled whether the document's own title is a section, as it is among others
 */
export function findQuestions(
  document: FaqDocument,
  pattern: RegExp | undefined,
  { isWhole, titled }: { isWhole: boolean; titled: boolean },
  lose: Lose,
): Found {
  const asking = askingMarks(document, pattern);
  const whole = asking.length === 0 ? wholeQuestion(document) : undefined;
  if (whole && (isWhole || (!pattern && ASKS.test(whole.questions[0]?.title ?? '')))) return whole;
  if (asking.length === 0) throw new CannotRun(`${document.name} has no headings that ask: ${headingsIn(document)}`);
  const marks = document.marks.filter(({ depth }) => depth < BOLD || asking.some((mark) => mark.depth === BOLD));
  const title = titleMark(marks, asking);
  const sections = new Map<Mark, Section>();
  const questions = asking.map((mark): FoundQuestion => {
    const above = marks.filter((other) => isAbove(other, mark, marks) && !asking.includes(other));
    for (const other of above)
      if (!sections.has(other)) sections.set(other, { name: other.title, anchors: other.anchors });
    const end = marks.find(
      (other) => other.at > mark.at && (asking.includes(other) || (other.depth < BOLD && other.depth <= mark.depth)),
    );
    const until = end?.at ?? document.blocks.length;
    return {
      file: document.name,
      line: mark.line,
      title: mark.title,
      anchors: mark.anchors,
      sections: above.flatMap((other) => (other === title && !titled ? [] : (sections.get(other) ?? []))),
      body: document.blocks.slice(mark.at + 1, until),
      marks: document.marks.filter(({ at }) => at > mark.at && at < until),
    };
  });
  if (titled && document.title) nameWhole(document.title, title && sections.get(title), questions);
  readIntroductions(document, marks, asking, sections, title, lose);
  return { questions, sections: [...new Set(questions.flatMap((question) => question.sections))] };
}

/** Gives the section that a document as a whole is the name of its front matter; makes one where no heading stands for it. */
function nameWhole(name: string, section: Section | undefined, questions: readonly FoundQuestion[]): void {
  if (section) section.name = name;
  const whole = { name, anchors: [] };
  if (!section) for (const question of questions) question.sections.unshift(whole);
}

/**
 * The headings that ask: those of the pattern, without those that have such headings below them; else those of the level
 * that does, but for headings that neither ask nor have a text.
 */
function askingMarks({ marks, blocks }: FaqDocument, pattern: RegExp | undefined): Mark[] {
  if (pattern) {
    const matching = marks.filter(({ depth, title }) =>
      pattern.test(depth === BOLD ? `**${title}**` : `${'#'.repeat(depth)} ${title}`),
    );
    return matching.filter((mark) => !matching.some((other) => isAbove(mark, other, matching)));
  }
  for (const depth of [1, 2, 3, 4, 5, 6, BOLD]) {
    const level = marks.filter((mark) => mark.depth === depth);
    const asked = level.filter(({ title }) => ASKS.test(title));
    const isTitle = depth === 1 && level.length === 1;
    if (!isTitle && asked.length > 0 && asked.length * 2 >= level.length)
      return depth === BOLD
        ? asked
        : level.filter(
            (mark) =>
              asked.includes(mark) ||
              (blocks[mark.at + 1] !== undefined && !marks.some(({ at }) => at === mark.at + 1)),
          );
  }
  return [];
}

/** Whether a heading is one of those that another stands below. */
function isAbove(mark: Mark, below: Mark, marks: readonly Mark[]): boolean {
  if (mark.at >= below.at || mark.depth >= below.depth) return false;
  return !marks.some(({ at, depth }) => at > mark.at && at < below.at && depth <= mark.depth);
}

/** The heading that is the document's title: the first, when all questions stand below it and no other is as high. */
const titleMark = (marks: readonly Mark[], asking: readonly Mark[]): Mark | undefined => {
  const [first] = marks;
  return first && asking.every((mark) => isAbove(first, mark, marks)) ? first : undefined;
};

/** A document that is one question: its title, or its first heading, asks. */
function wholeQuestion(document: FaqDocument): Found {
  const [first] = document.marks.filter(({ at }) => document.blocks.slice(0, at).every(({ type }) => type === 'html'));
  const title = document.title ?? first?.title ?? document.name.replace(/^.*\/|\.\w+$/g, '').replace(/[-_]+/g, ' ');
  const from = first ? first.at + 1 : 0;
  const question = {
    file: document.name,
    line: first?.line ?? 1,
    title,
    anchors: ['', ...(first?.anchors ?? [])],
    sections: [],
    body: document.blocks.slice(from),
    marks: document.marks.filter(({ at }) => at >= from),
  };
  return { questions: [question], sections: [] };
}

/** What stands in front of questions: the first words of a section are kept with it, all else is said to be lost. */
function readIntroductions(
  document: FaqDocument,
  marks: readonly Mark[],
  asking: readonly Mark[],
  sections: ReadonlyMap<Mark, Section>,
  title: Mark | undefined,
  lose: Lose,
): void {
  const sayLost = (blocks: readonly RootContent[]) => {
    const lost = blocks.find((block) => block.type !== 'html' && block.type !== 'thematicBreak' && !isContents(block));
    if (lost) lose('outside', lost.position?.start.line ?? 1, shortly(lost));
  };
  sayLost(document.blocks.slice(0, marks[0]?.at ?? 0));
  for (const [index, mark] of marks.entries()) {
    if (asking.some((one) => one === mark || isAbove(one, mark, marks))) continue;
    const blocks = document.blocks.slice(mark.at + 1, marks[index + 1]?.at ?? document.blocks.length);
    const section = sections.get(mark);
    const [first, ...more] = blocks;
    const words = first?.type === 'paragraph' ? wordsOf(first.children) : '';
    if (!section) {
      if (blocks.some((block) => block.type !== 'html' && !isContents(block))) lose('unasked', mark.line, mark.title);
    } else if (words && mark !== title) {
      section.words = words;
      sayLost(more);
    } else sayLost(blocks);
  }
}

/** The beginning of a block, in a few words. */
function shortly(block: RootContent): string {
  const words = 'children' in block ? wordsOf(block.children as never) : '';
  return words.length > 60 ? `${words.slice(0, 57)}…` : words || block.type;
}

/** The headings of a document by level, so that somebody can say which of them ask. */
function headingsIn({ marks }: FaqDocument): string {
  if (marks.length === 0) return 'it has no headings at all.';
  const levels = [...new Set(marks.map(({ depth }) => depth))].sort();
  const counts = levels.map((depth) => {
    const all = marks.filter((mark) => mark.depth === depth);
    return `${all.length} ${depth === BOLD ? 'bold lines' : `of ${'#'.repeat(depth)}`} (${all[0]?.title})`;
  });
  return `${counts.join(', ')}. Say which with --heading, such as --heading '^## '; a parent of others becomes a topic.`;
}
