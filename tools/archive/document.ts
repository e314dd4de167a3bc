import { MarkdownWriter } from '#lib/publish/markdown.ts';
import { Failure } from '../command.ts';
import { faultLine, finishDocument } from '../finish/document.ts';

/** A page as it is published: its document, and the same as Markdown. */
export type Document = { html: string; markdown: string };

/**
 * Makes a drawn page ready to be published.
 * @param base the path below which the site is served, without its last slash
 * @throws Failure that names what may not be published
 */
export function toDocument(drawn: string, base: string): Document {
  const writer = new MarkdownWriter();
  const result = finishDocument(drawn, base, writer);
  if ('faults' in result) throw new Failure(result.faults.map((fault) => faultLine(drawn, fault)).join('\n'));
  return { html: result.html, markdown: writer.toString() };
}
