import { SAXParser, type StartTag } from 'parse5-sax-parser';

/** A stretch of the source text: from the first to after the last UTF-16 unit. */
export type Range = { from: number; to: number };

/** A start tag with its place; attributes by their lower-case names. */
export type Tag = Range & {
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** Where an attribute stands, with the space before it. */
  placeOf(attribute: string): Range | undefined;
};

/** What `readTags` calls. */
export type TagReader = {
  start(tag: Tag): void;
  end(name: string, place: Range): void;
  text(text: string, place: Range): void;
};

/** Reads the tags and texts of an HTML document in order, each with its place in the source. */
export function readTags(html: string, reader: TagReader): void {
  const parser = new SAXParser({ sourceCodeLocationInfo: true });
  parser.on('startTag', (tag) => reader.start(toTag(tag)));
  parser.on('endTag', (tag) => reader.end(tag.tagName, rangeOf(tag.sourceCodeLocation)));
  parser.on('text', (text) => reader.text(text.text, rangeOf(text.sourceCodeLocation)));
  parser.end(html);
}

type Location = { startOffset: number; endOffset: number } | null | undefined;

function rangeOf(location: Location): Range {
  if (!location) throw new Error('parse5 gave no location');
  return { from: location.startOffset, to: location.endOffset };
}

function toTag({ tagName, attrs, sourceCodeLocation }: StartTag): Tag {
  const places = (sourceCodeLocation as { attrs?: Record<string, Location> } | null)?.attrs;
  return {
    name: tagName,
    ...rangeOf(sourceCodeLocation),
    attributes: new Map(attrs.map((attr) => [attr.prefix ? `${attr.prefix}:${attr.name}` : attr.name, attr.value])),
    placeOf(attribute) {
      const place = places?.[attribute];
      return place ? { from: place.startOffset - 1, to: place.endOffset } : undefined;
    },
  };
}
