import { imageNameOf } from '#lib/images/image.ts';
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
    const name = imageNameOf(url);
    if (name === undefined)
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
