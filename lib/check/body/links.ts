import { entryOfLink } from '#lib/mdx/references.ts';
import type { Issue } from '#lib/model/issue.ts';
import { followLink } from '#lib/model/link.ts';
import type { FileFacts } from '../facts.ts';
import { nearest } from '../near.ts';
import { issueAt, type Span, shown } from '../span.ts';
import type { BodyNodes } from './nodes.ts';
import { type Body, spanOf } from './tree.ts';

const SCHEMES = ['q', 'claim', 'term', 'source', 'evidence'];
/** Schemes an author may try for one of ours. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['question', 'q'],
  ['questions', 'q'],
  ['claims', 'claim'],
  ['glossary', 'term'],
  ['terms', 'term'],
  ['sources', 'source'],
]);

/** Finds the links to addresses of this site, and says which links cannot be followed. */
export function readLinks(body: Body, nodes: BodyNodes): { links: FileFacts['links']; issues: Issue[] } {
  const links: FileFacts['links'] = [];
  const issues: Issue[] = [];
  const pictured = new Set(
    nodes.images.flatMap((image) => (image.type === 'imageReference' ? [image.identifier] : [])),
  );
  for (const node of nodes.links) {
    // The address of an image is no link; images have rules of their own.
    if (entryOfLink(node.url) || (node.type === 'definition' && pictured.has(node.identifier))) continue;
    const span = spanOf(body, node);
    const followed = followLink(node.url);
    if (followed?.leads === 'here') links.push({ url: followed.href, span });
    else if (!followed) issues.push(...checkForeign(body.file, node.url, span));
  }
  return { links, issues };
}

/** Says why a link cannot be followed. */
function checkForeign(file: string, url: string, span: Span): Issue[] {
  const say = (message: string, hint: string): Issue[] => [issueAt(file, span, 'links/malformed', message, hint)];
  // A browser takes no notice of what is left out here.
  const seen = url.replace(/[\p{Cc}\s]/gu, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(seen)?.[1]?.toLowerCase();
  if (url.trim() === '') return say('a link leads nowhere', 'Write an address between its parentheses.');
  if (scheme === 'http' || scheme === 'https')
    return say(`"${shown(url)}" is not an address that can be followed`, 'An address reads https://host/path.');
  if (scheme === 'mailto')
    return say(`"${shown(url)}" is not a mail address`, 'A mail address reads mailto:name@host.');
  if (/^[/\\]{2}/.test(seen))
    return say(`"${shown(url)}" does not say https: or http:`, `Write "https://${shown(seen.slice(2))}".`);
  if (scheme) {
    const meant = SCHEMES.includes(scheme) ? scheme : (MEANT.get(scheme) ?? nearest(scheme, SCHEMES));
    return say(
      `"${shown(url)}" begins with "${shown(seen.slice(0, scheme.length + 1))}", which is no link of this book`,
      meant
        ? `Did you mean "${meant}:${shown(url.slice(scheme.length + 1))}"?`
        : 'A link is q:, claim:, term:, source: or evidence: with an id, an address of this site, https:// or mailto:.',
    );
  }
  if (/^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#]|$)/i.test(url) && !/\.(?:mdx?|ya?ml|html?)(?:[?#]|$)/i.test(url))
    return say(`"${shown(url)}" would lead to a page of this site`, `Write "https://${shown(url)}".`);
  return say(
    `"${shown(url)}" is an address relative to a file`,
    'Name the entry: q:, claim:, term:, source: or evidence: with its id; or begin with "/" or "#".',
  );
}

/** Says which footnotes are named and have no text: Markdown shows those as they are written. */
export function checkFootnotes(body: Body, { texts }: BodyNodes): Issue[] {
  const issues: Issue[] = [];
  const lines = body.source.split('\n');
  for (const node of texts) {
    if (!node.value.includes('[^')) continue;
    const [from, , to] = spanOf(body, node);
    for (let line = from; line <= to; line += 1) {
      for (const match of (lines[line - body.line] ?? '').matchAll(/(?<!\\)\[\^([^\]\s]{1,60})\](?!\()/g)) {
        if (!node.value.includes(match[0])) continue;
        issues.push(
          issueAt(
            body.file,
            [line, match.index + 1, line, match.index + 1 + match[0].length],
            'footnotes/unknown',
            `the footnote "${shown(match[0])}" has no text`,
            `Add a line "${shown(match[0])}: …".`,
          ),
        );
      }
    }
  }
  return issues;
}
