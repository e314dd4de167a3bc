import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Spellings } from '#lib/glossary/find-terms.ts';
import { linkTerms } from '#lib/glossary/link-terms.ts';
import { collectMentions, type Mention } from '#lib/links/mentions.ts';
import type { Body } from '#lib/model/entry.ts';
import { typeset } from '#lib/model/typeset.ts';
import { countWords } from '#lib/model/words.ts';
import { anchorBlocks, type Heading } from './blocks.ts';
import { remarkCallouts } from './callouts.ts';
import { decorateCode } from './code.ts';
import { drawDiagrams } from './diagrams.ts';
import { setDirections } from './direction.ts';
import { drawFigures, type WantedFigure } from './evidence.ts';
import { isTooDeep, parseForeign, wordsAlone } from './foreign.ts';
import { type PlacedImage, placeImages } from './images.ts';
import { nameNotes, numberNotes } from './notes.ts';
import { parseBody } from './parse.ts';
import { readableText } from './readable-text.ts';
import { leadToOwn, sanitisePost } from './sanitise.ts';
import { frameTables } from './tables.ts';
import { bodyToHast, type ToHastOptions } from './to-hast.ts';
import { typesetTexts } from './typeset.ts';
import { walkElements } from './walk.ts';

/** A body as pages show it. */
export type CompiledBody = {
  html: string;
  headings: Heading[];
  /** Terms linked in it, in order: an id, or `id/sense`. */
  terms: string[];
  /** Entries it mentions, each once, with the sentence. */
  mentions: Mention[];
  /** Its words without markup, for the search; of a diagram, what it says. */
  text: string;
  /** How many words of running text it has. */
  words: number;
};

/** What compiling needs to know of the book. */
export type CompileOptions = Omit<ToHastOptions, 'format'> & {
  /** The language of the text. */
  language: string;
  termIndex: Spellings;
  /** The level that headings begin with on the page; 3, below the entry's own, when it is left out. */
  top?: number;
  /** The term whose text this is. */
  selfTerm?: string;
  findImage: (name: string) => PlacedImage | undefined;
  /** The HTML of an evidence program's figure; empty when nothing was recorded. */
  figureOf: (wanted: WantedFigure) => string;
};

/** Compiles a body into HTML with everything in it that links, marks and defines. Evaluates nothing. */
export function compileBody(body: Body, options: CompileOptions): CompiledBody {
  const { anchor, language, termIndex, selfTerm, findTarget, findImage, figureOf, top } = options;
  const tree = treeOf(body, options); //             clean: everything below is ours
  placeImages(tree, findImage, body.format); //                   before anchors: a figure is no paragraph
  const text = readableText(tree, body.format); //   before marks and buttons add words of their own
  linkTerms(tree, {
    index: termIndex,
    hrefOf: (term) => findTarget('term', term)?.href ?? '',
    ...(selfTerm ? { self: selfTerm } : {}),
  });
  const anchored = anchorBlocks(tree, anchor, body.format, top); // the hash is of the words, so after everything that adds or takes words
  if (body.format === 'mdx') drawDiagrams(tree, options); // after anchors, whose hash is of the source; imported ones stay code
  typesetTexts(tree, language); //                   after anchors, whose hash is of the words as they are written
  const terms = noteTerms(tree);
  const mentions = collectMentions(tree); //         after anchors: a mention lands on its block
  setDirections(tree, text);
  decorateCode(tree); //                             last: frames are no blocks, buttons no words
  frameTables(tree);
  drawFigures(tree, figureOf); //                    they come ready: nothing above may touch them
  nameNotes(tree, anchor);
  if (body.format !== 'mdx') leadToOwn(tree, anchor); // after everything that has an id
  const headings = anchored.map((heading) => ({ ...heading, text: typeset(heading.text, language) }));
  return { html: toHtml(tree), headings, terms, mentions, text, words: countWords(text) };
}

/** The HTML tree of a body, clean when it is foreign. */
function treeOf({ raw, format }: Body, options: CompileOptions): Root {
  if (format === 'mdx') return parsedTree({ raw, format }, options);
  if (isTooDeep(raw)) return wordsAlone(raw);
  try {
    return parsedTree({ raw, format }, options);
  } catch (cause) {
    if (cause instanceof RangeError) return wordsAlone(raw); // too deep for the stack, and nobody here can mend it
    throw cause;
  }
}

function parsedTree({ raw, format }: Body, options: CompileOptions): Root {
  if (format === 'html') return sanitisePost(parseForeign(raw), options.anchor, options.findForeign);
  const markdown = parseBody(raw, format);
  if (format === 'mdx') remarkCallouts(markdown); // before HTML: needs to see the quotation's first words; imported ones stay quotations
  numberNotes(markdown);
  return bodyToHast(markdown, { ...options, format }); // components, entry links, brackets; imports are sanitised
}

/** The terms a tree links; each link is marked as a mention of its term. */
function noteTerms(tree: Root): string[] {
  const terms = new Set<string>();
  walkElements(tree, (element) => {
    const term = element.properties.dataTerm;
    // A drawing's links are in the list below it again, and that is where they are mentioned.
    if (element.tagName === 'svg') return 'skip';
    if (typeof term !== 'string') return undefined;
    terms.add(term);
    element.properties.dataEntry ??= `term/${term.split('/')[0]}`;
    return undefined;
  });
  return [...terms];
}
