/** What opens and closes the label of each shape; longer signs first. */
const SHAPES = [
  ['(((', ')))'],
  ['([', '])'],
  ['((', '))'],
  ['[[', ']]'],
  ['[(', ')]'],
  ['[/', '\\]'],
  ['[\\', '/]'],
  ['{{', '}}'],
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
  ['>', ']'],
] as const;

const NAME = /[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*/uy;
const LINK = /(?<back><)?(?<stroke>--+>|---+|-\.+->|-\.+-|==+>|===+)(?:\|(?<words>[^|]*)\|)?/y;
const WORDED_LINK =
  /(?<back><)?(?:--|-\.|==)(?![->.=]|[ox]\s)\s*(?<words>[^|]+?)\s*(?<stroke>-->|---|\.->|\.-|==>|===)/y;

/** What opens and what closes the label of a node. */
export type Shape = (typeof SHAPES)[number];

/** A node as a chain names it; its label is as it is written, quotes included. */
export type NamedNode = { name: string; labelled?: { shape: Shape; label: string } };

/** What leads from some nodes to others: as Mermaid spells it, as it stands in a sentence, and its words as written. */
export type ChainLink = { sign: string; arrow: '↔' | '→' | '—'; words: string };

/** `A & B -->|words| C` as groups of nodes, each but the first with the link that leads to it. */
export type Chain = {
  groups: { link?: ChainLink; nodes: NamedNode[] }[];
  /** Where reading ended early: what is left. */
  rest?: string;
};

/** Reads a line of a flowchart that names nodes and what leads from one to the next. */
export function readChain(text: string): Chain {
  const place = new Place(text);
  const first = takeNodes(place);
  if (!first) return { groups: [], rest: place.rest };
  const groups: Chain['groups'] = [{ nodes: first }];
  while (place.rest !== '') {
    const { at } = place;
    const link = takeLink(place);
    const nodes = link && takeNodes(place);
    if (!nodes) return { groups, rest: text.slice(at) };
    groups.push({ link, nodes });
  }
  return { groups };
}

/** A place in a text, which moves over what is taken. */
class Place {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get rest(): string {
    return this.text.slice(this.at);
  }

  /** Takes what a sticky pattern matches here, after spaces. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at + (/^\s*/.exec(this.rest)?.[0].length ?? 0);
    const match = pattern.exec(this.text);
    if (match) this.at = pattern.lastIndex;
    return match;
  }
}

/** Takes `A & B[words]`. */
function takeNodes(place: Place): NamedNode[] | undefined {
  const nodes: NamedNode[] = [];
  do {
    const name = place.take(NAME)?.[0];
    if (name === undefined) return undefined;
    const shape = SHAPES.find(([opening]) => place.rest.startsWith(opening));
    const label = shape && takeLabel(place, shape);
    if (shape && label === undefined) return undefined;
    nodes.push(shape && label !== undefined ? { name, labelled: { shape, label } } : { name });
  } while (place.take(/&/y));
  return nodes;
}

/** Takes a label with the signs around it; between quotes those signs are text. */
function takeLabel(place: Place, [opening, closing]: Shape): string | undefined {
  const { rest } = place;
  const quoted = rest.startsWith('"', opening.length) ? rest.indexOf('"', opening.length + 1) : opening.length;
  const end = rest.indexOf(closing, quoted);
  if (quoted < 0 || end < 0) return undefined;
  place.at += end + closing.length;
  return rest.slice(opening.length, end);
}

function takeLink(place: Place): ChainLink | undefined {
  const { back = '', stroke = '', words = '' } = (place.take(LINK) ?? place.take(WORDED_LINK))?.groups ?? {};
  if (stroke === '') return undefined;
  const isPointed = stroke.endsWith('>');
  const [line, head] = stroke.includes('=') ? ['===', '==>'] : stroke.includes('.') ? ['-.-', '-.->'] : ['---', '-->'];
  return { sign: `${back}${isPointed ? head : line}`, arrow: back ? '↔' : isPointed ? '→' : '—', words };
}
