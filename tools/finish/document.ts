import { findFault } from './faults.ts';
import { PAGE_POLICY, REFERRER_POLICY } from './policy.ts';
import { readTags, type Tag, type TagReader } from './tags.ts';

/** Something in a document that may not be published. */
export type Fault = { at: number; reason: string };

/** What every head begins with: it says nothing to what was read before it. */
const POLICIES = `<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}"><meta name="referrer" content="${REFERRER_POLICY}">`;

/**
 * Makes a document ready to be published: puts the policies first in the head and leaves every other character as it was.
 * @param base the path below which the site is served, without its last slash
 * @param also what else reads the document's tags, so that they are read once
 * @returns the document, or what in it may not be published
 */
export function finishDocument(html: string, base = '', also?: TagReader): { html: string } | { faults: Fault[] } {
  const faults: Fault[] = [];
  let headFrom = -1;
  readTags(html, {
    start(tag) {
      also?.start(tag);
      if (tag.name === 'head' && headFrom < 0) headFrom = tag.to;
      const reason = tag.name === 'script' ? faultOfScript(tag, base) : findFault(tag);
      if (reason) faults.push({ at: tag.from, reason });
    },
    end: (name, place) => also?.end(name, place),
    text: (text, place) => also?.text(text, place),
  });
  if (headFrom < 0) faults.push({ at: 0, reason: 'no <head>' });
  return faults.length > 0 ? { faults } : { html: html.slice(0, headFrom) + POLICIES + html.slice(headFrom) };
}

/** Says a fault with its place and the text there: `12:40 a style attribute …`; lines and columns count from 1. */
export function faultLine(html: string, { at, reason }: Fault): string {
  const before = html.slice(0, at);
  const text = html.slice(at, at + 80).replace(/\s+/g, ' ');
  return `${before.split('\n').length}:${at - before.lastIndexOf('\n')} ${reason}: ${text}`;
}

/** Why a script may not be published: only ours may, and blocks of JSON-LD, which are data and never run. */
function faultOfScript(tag: Tag, base: string): string | undefined {
  const src = tag.attributes.get('src');
  if (src === undefined) {
    if (tag.attributes.get('type') === 'application/ld+json') return undefined;
    return 'an inline script: the policy allows none; write it in a .element.ts file';
  }
  return src.startsWith(`${base}/_assets/`) ? findFault(tag) : `a script from elsewhere: ${src}`;
}
