import { findFault } from './faults.ts';
import { PAGE_POLICY, REFERRER_POLICY } from './policy.ts';
import { type Range, readTags, type Tag, type TagReader } from './tags.ts';

/** Something in a document that may not be published. */
export type Fault = { at: number; reason: string };

/** Attributes that only Next's own scripts read; they carry nothing for a reader. */
const NEXT_ATTRIBUTES = [
  'data-next-head',
  'data-n-g',
  'data-n-p',
  'data-n-css',
  'data-precedence',
  'nomodule',
] as const;

/** What every head begins with: it says nothing to what was read before it. */
const POLICIES = `<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}"><meta name="referrer" content="${REFERRER_POLICY}">`;

/**
 * Makes a document of Next's export ready to be published: cuts out exactly what its scripts would have used, puts the
 * policy first in the head, and leaves every other character as it was.
 * @param base the path below which the site is served, without its last slash
 * @param also what else reads the document's tags, so that they are read once
 * @returns the document, or what in it may not be published
 */
export function finishDocument(html: string, base = '', also?: TagReader): { html: string } | { faults: Fault[] } {
  const cuts: Range[] = [];
  const faults: Fault[] = [];
  const styleSheets = new Set<string>();
  const preloads: { href: string; tag: Tag }[] = [];
  let headEnd = -1;
  /** The element whose content goes with it, from its start tag on. */
  let cutting: { name: string; from: number } | undefined;

  readTags(html, {
    start(tag) {
      also?.start(tag);
      if (cutting)
        return void faults.push({
          at: tag.from,
          reason: `<${tag.name}> inside the <${cutting.name}> that finish cuts out`,
        });
      if (tag.name === 'head' && headEnd < 0) headEnd = tag.to;
      const fate = fateOf(tag, base);
      if (fate === 'cut-element') cutting = { name: tag.name, from: tag.from };
      else if (fate === 'cut-tag') cuts.push(tag);
      else if (fate === 'preload') preloads.push({ href: tag.attributes.get('href') ?? '', tag });
      else if (fate !== 'keep') faults.push({ at: tag.from, reason: fate.fault });
      if (fate !== 'keep') return;
      if (tag.name === 'link' && tag.attributes.get('rel') === 'stylesheet')
        styleSheets.add(tag.attributes.get('href') ?? '');
      for (const name of NEXT_ATTRIBUTES) if (tag.places.has(name)) cuts.push(tag.places.get(name) as Range);
    },
    end(name, place) {
      also?.end(name, place);
      if (cutting?.name !== name) return;
      cuts.push({ from: cutting.from, to: place.to });
      cutting = undefined;
    },
    text(text, place) {
      also?.text(text, place);
      if (cutting && text.trim())
        faults.push({ at: place.from, reason: `text inside the <${cutting.name}> that finish cuts out` });
    },
  });

  for (const { href, tag } of preloads) {
    if (styleSheets.has(href)) cuts.push(tag);
    else faults.push({ at: tag.from, reason: `a preload of ${href}, which the page does not use` });
  }
  if (headEnd < 0) faults.push({ at: 0, reason: 'no <head>' });
  if (cutting) faults.push({ at: cutting.from, reason: `<${cutting.name}> has no end` });
  if (faults.length > 0) return { faults };
  return { html: withoutRanges(html, cuts, headEnd, POLICIES) };
}

/** Says a fault with its place and the text there: `12:40 a style attribute …`; lines and columns count from 1. */
export function faultLine(html: string, { at, reason }: Fault): string {
  const before = html.slice(0, at);
  const text = html.slice(at, at + 80).replace(/\s+/g, ' ');
  return `${before.split('\n').length}:${at - before.lastIndexOf('\n')} ${reason}: ${text}`;
}

type Fate = 'keep' | 'cut-element' | 'cut-tag' | 'preload' | { fault: string };

/** What becomes of a tag. */
function fateOf(tag: Tag, base: string): Fate {
  if (tag.name === 'script') return fateOfScript(tag, base);
  if (tag.name === 'noscript' && tag.attributes.has('data-n-css')) return 'cut-element';
  if (tag.name === 'link') {
    const { rel, as, href = '' } = Object.fromEntries(tag.attributes);
    if (rel === 'preload' && as === 'style') return 'preload';
    if ((rel === 'modulepreload' || (rel === 'preload' && as === 'script')) && href.startsWith(`${base}/_next/`))
      return 'cut-tag';
  }
  const fault = findFault(tag);
  return fault ? { fault } : 'keep';
}

/** Ours stay, Next's go, and there are no others; a block of JSON-LD is data and never runs. */
function fateOfScript(tag: Tag, base: string): Fate {
  const src = tag.attributes.get('src');
  if (src === undefined) {
    if (tag.attributes.get('type') === 'application/ld+json') return 'keep';
    return { fault: 'an inline script: the policy allows none; write it in a .element.ts file' };
  }
  if (src.startsWith(`${base}/_next/`)) return 'cut-element';
  if (!src.startsWith(`${base}/_assets/`)) return { fault: `a script from elsewhere: ${src}` };
  const fault = findFault(tag);
  return fault ? { fault } : 'keep';
}

/** The text without the ranges and with `insertion` at one place. */
function withoutRanges(text: string, ranges: Range[], place: number, insertion: string): string {
  const edits = [...ranges.map(({ from, to }) => ({ from, to, by: '' })), { from: place, to: place, by: insertion }];
  edits.sort((a, b) => a.from - b.from || a.to - b.to);
  let result = '';
  let at = 0;
  for (const { from, to, by } of edits) {
    result += text.slice(at, from) + by;
    at = Math.max(at, to);
  }
  return result + text.slice(at);
}
