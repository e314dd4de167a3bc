import type { Issue } from '#lib/model/issue.ts';
import type { FileFacts } from '../facts.ts';
import { issueAt, shown } from '../span.ts';
import type { BodyNodes } from './nodes.ts';
import { type Body, spanOf } from './tree.ts';

/** Finds the images of a text and says which have no words or do not lie beside the entry. */
export function readImages(body: Body, nodes: BodyNodes): { images: FileFacts['images']; issues: Issue[] } {
  const images: FileFacts['images'] = [];
  const issues: Issue[] = [];
  const folder = body.file.slice(0, body.file.lastIndexOf('/') + 1);
  const urls = new Map<string, string>();
  for (const node of nodes.links)
    if (node.type === 'definition' && !urls.has(node.identifier)) urls.set(node.identifier, node.url);
  for (const node of nodes.images) {
    const span = spanOf(body, node);
    const url = node.type === 'image' ? node.url : (urls.get(node.identifier) ?? '');
    if (!node.alt?.trim())
      issues.push(
        issueAt(
          body.file,
          span,
          'images/wordless',
          `the image "${shown(url)}" has no words`,
          `Write ![what it shows](${shown(url)}).`,
        ),
      );
    const name = decoded(url).replace(/^\.\//, '');
    if (name === '' || /[/\\?#:]/.test(name) || name.startsWith('.'))
      issues.push(
        issueAt(
          body.file,
          span,
          'images/misplaced',
          `the image "${shown(url)}" does not lie beside its entry`,
          `Put the file into "${shown(folder)}" and write its name alone.`,
        ),
      );
    else images.push({ file: folder + name, span });
  }
  return { images, issues };
}

/** Says which diagrams have no title or description; imported texts show none. */
export function checkDiagrams(body: Body, nodes: BodyNodes): Issue[] {
  const issues: Issue[] = [];
  const lines = body.source.split('\n');
  for (const node of nodes.code) {
    if (node.lang?.toLowerCase() !== 'mermaid') continue;
    const { start, end } = node.position ?? { start: { line: 1 }, end: { line: 1 } };
    // The text is taken from the source: fences in the tree may have been blanked.
    const text = lines.slice(start.line, end.line).join('\n');
    const missing = [
      /^[ \t>]*accTitle[ \t]*:[ \t]*\S/m.test(text) ? '' : 'accTitle:',
      /^[ \t>]*accDescr[ \t]*(?::[ \t]*\S|\{\s*[^\s}])/m.test(text) ? '' : 'accDescr:',
    ].filter(Boolean);
    if (missing.length > 0)
      issues.push(
        issueAt(
          body.file,
          spanOf(body, node),
          'diagrams/undescribed',
          `the diagram has no ${missing.join(' and no ')}`,
          `Add lines such as "accTitle: what it is" and "accDescr: what it shows" below its first line.`,
        ),
      );
  }
  return issues;
}

/** A URL's text without its percent escapes, or as it is when they are malformed. */
export function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
