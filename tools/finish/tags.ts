import { Parser } from 'htmlparser2';

/** A stretch of the source text: from the first to after the last UTF-16 unit. */
export type Range = { from: number; to: number };

/** A start tag with its place; attributes by their lower-case names. */
export type Tag = Range & { name: string; attributes: ReadonlyMap<string, string> };

/** What `readTags` calls. */
export type TagReader = {
  start(tag: Tag): void;
  end(name: string, place: Range): void;
  text(text: string, place: Range): void;
};

/** Reads the tags and texts of an HTML document in order, each with its place in the source. */
export function readTags(html: string, reader: TagReader): void {
  /** The text since the last tag: the parser gives it in pieces, an entity for itself. */
  let text = '';
  let textFrom = 0;
  let attributes = new Map<string, string>();
  const endText = (to: number) => {
    if (text) reader.text(text, { from: textFrom, to });
    text = '';
  };
  const parser: Parser = new Parser({
    ontext(piece) {
      if (!text) textFrom = parser.startIndex;
      text += piece;
    },
    onattribute(name, value) {
      if (!attributes.has(name)) attributes.set(name, value); // the first counts, as in a browser
    },
    onopentag(name) {
      endText(parser.startIndex);
      reader.start({ name, from: parser.startIndex, to: parser.endIndex + 1, attributes });
      attributes = new Map();
    },
    onclosetag(name, isImplied) {
      if (isImplied) return; // a tag that nobody wrote has no place
      endText(parser.startIndex);
      reader.end(name, { from: parser.startIndex, to: parser.endIndex + 1 });
    },
  });
  parser.end(html);
  endText(html.length);
}
