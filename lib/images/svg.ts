import { Parser } from 'htmlparser2';
import { escapeHtml } from '#lib/model/escape-html.ts';
import { isLocalCss, withoutComments } from './css.ts';
import { Drawn, MOST_DRAWN } from './drawn.ts';
import { ATTRIBUTES, ELEMENTS, isWords } from './picture.ts';

/** Something in an image that hinders: where it begins in the text, what it is, and the cure. */
export type ImageFault = { kind: 'malformed' | 'unsafe'; at: number; message: string; hint: string };

/** What a reader of an SVG gives: the picture alone, and what in the source is no part of a picture. */
export type Svg = {
  /** The picture, written anew from what is on the lists; nothing when the source is no SVG. */
  picture?: string;
  /** The attributes of the root that say its size. */
  frame: ReadonlyMap<string, string>;
  faults: ImageFault[];
};

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
const XHTML = 'http://www.w3.org/1999/xhtml';

/** Elements are nested so deep at most: a browser draws each level inside the one above. */
const MAX_DEPTH = 100;

/** More than this is not said of one file. */
const MOST_FAULTS = 20;

const LOCAL_REFERENCE = /^#[^\s"'()\\]+$/;
const EMBEDDED_IMAGE = /^data:image\/(?:png|jpeg|gif|webp);base64,[\w+/=\s]*$/;

const CURES: Record<string, string> = {
  script: 'Remove it: a picture runs nothing.',
  foreignObject:
    'Save it with its words as SVG text or as paths (draw.io: "Convert Labels to SVG"; Mermaid: htmlLabels: false).',
  ...Object.fromEntries(
    ['animate', 'animateMotion', 'animateTransform', 'set', 'discard'].map((name) => [
      name,
      'Remove it: a picture stands still.',
    ]),
  ),
  image: 'Embed it as data:image/png or data:image/jpeg, or save it as a file of its own.',
};

type Attribute = { value: string; at: number };
type Open = { name: string; tag: string; at: number; drawn: Drawn };

/**
 * Reads an SVG and writes the picture in it anew: elements and attributes that are listed, references inside the file, and
 * nothing else. What the source's bytes were is never seen again, so nothing depends on how a browser would have read them.
 * What editors note for themselves (names with a prefix, metadata, comments, declarations) is left out without a word,
 * whatever else is left out is a fault.
 */
export function readSvg(source: string): Svg {
  const reader = new SvgReader();
  const parser: Parser = new Parser(
    {
      onattribute: (name, value) => reader.attribute(name, value, parser.startIndex),
      onopentag: (name) => reader.open(name, parser.startIndex),
      onclosetag: (_, isImplied) => reader.close(isImplied, parser.startIndex),
      ontext: (text) => reader.text(text),
      onprocessinginstruction: (name, data) => reader.instruction(name, data, parser.startIndex),
    },
    { xmlMode: true },
  );
  try {
    parser.end(source);
  } catch (cause) {
    if (!(cause instanceof TooDeep)) throw cause;
    const { at, message } = cause;
    return { frame: new Map(), faults: [{ kind: 'unsafe', at, message, hint: 'Ungroup what is in it.' }] };
  }
  return reader.end();
}

/** Ends the reading: what is nested deeper costs the parser the square of its depth. */
class TooDeep extends Error {
  readonly at: number;

  constructor(at: number) {
    super(`nests more than ${MAX_DEPTH} elements`);
    this.at = at;
  }
}

class SvgReader {
  readonly faults: ImageFault[] = [];
  readonly #written: string[] = [];
  readonly #open: Open[] = [];
  readonly #byId = new Map<string, Drawn>();
  /** Namespaces by prefix, wherever in the file they are named. */
  readonly #namespaces = new Map([['xlink', XLINK]]);
  #attributes = new Map<string, Attribute>();
  #frame: ReadonlyMap<string, string> = new Map();
  #root?: Drawn;
  /** How many elements are open that are left out with all they hold. */
  #left = 0;
  #css = '';

  attribute(name: string, value: string, at: number): void {
    if (this.#attributes.has(name)) return;
    this.#attributes.set(name, { value, at });
    if (name.startsWith('xmlns:')) this.#namespaces.set(name.slice(6), value);
  }

  open(source: string, at: number): void {
    const attributes = this.#attributes;
    this.#attributes = new Map();
    if (this.#open.length + this.#left >= MAX_DEPTH) throw new TooDeep(at);
    const name = this.#left > 0 ? undefined : this.#nameOf(source, attributes, at);
    if (name === undefined) {
      this.#left += 1;
      return;
    }
    const drawn = new Drawn();
    this.#open.at(-1)?.drawn.parts.push(drawn);
    this.#root ??= drawn;
    const kept = this.#keep(name, source, attributes);
    if (this.#open.length === 0) this.#frame = kept;
    const id = kept.get('id');
    if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, drawn);
    for (const value of kept.values()) drawn.refer(value);
    const root = this.#open.length === 0 ? ` xmlns="${SVG}"` : '';
    const tag = `<${name}${root}${[...kept].map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('')}>`;
    this.#written.push(tag);
    this.#open.push({ name, tag, at, drawn });
  }

  close(isImplied: boolean, at: number): void {
    if (this.#left > 0) {
      this.#left -= 1;
      return;
    }
    const closed = this.#open.pop();
    if (!closed) return;
    // The parser implies the end of `<rect/>`, too, at the place where it began.
    if (isImplied && at !== closed.at)
      this.#say('malformed', closed.at, `<${closed.name}> is never closed`, 'Save it anew as SVG.');
    if (closed.name === 'style') this.#writeStyle(closed.at);
    if (this.#written.at(-1) === closed.tag) this.#written[this.#written.length - 1] = `${closed.tag.slice(0, -1)}/>`;
    else this.#written.push(`</${closed.name}>`);
  }

  text(text: string): void {
    if (this.#left > 0 || this.#open.length === 0) return;
    if (this.#open.at(-1)?.name === 'style') this.#css += text;
    else this.#written.push(escapeXml(text));
  }

  instruction(name: string, data: string, at: number): void {
    if (name.toLowerCase() === '?xml-stylesheet')
      this.#say('unsafe', at, 'names a style sheet of its own', 'Put the styles into a <style>.');
    if (name.startsWith('!') && data.includes('['))
      this.#say('unsafe', at, 'defines entities in its DOCTYPE', 'Save it without a DOCTYPE.');
  }

  end(): Svg {
    if (!this.#root) {
      if (this.faults.length === 0)
        this.#say('malformed', 0, 'is no SVG: it has no <svg>', 'Save it as SVG, or name it after what it is.');
      return { frame: this.#frame, faults: this.faults };
    }
    if (this.#root.weigh(this.#byId) > MOST_DRAWN) {
      const hint = 'Draw less, or save it as PNG.';
      this.#say('unsafe', 0, `draws more than ${MOST_DRAWN} shapes, or one inside itself, by its references`, hint);
      return { frame: this.#frame, faults: this.faults };
    }
    return { picture: `${this.#written.join('')}\n`, frame: this.#frame, faults: this.faults };
  }

  /** What an element is called in the picture; nothing when it is no part of it. */
  #nameOf(source: string, attributes: ReadonlyMap<string, Attribute>, at: number): string | undefined {
    const [prefix, local] = source.includes(':') ? (source.split(':', 2) as [string, string]) : ['', source];
    const namespace =
      prefix === '' ? (attributes.get('xmlns')?.value ?? (this.#root && SVG)) : this.#namespaces.get(prefix);
    if (!this.#root && (local !== 'svg' || namespace !== SVG))
      return this.faults.length > 0
        ? undefined
        : this.#say(
            'malformed',
            at,
            `is no SVG: it begins with <${cut(source)}>${local === 'svg' ? ` without xmlns="${SVG}"` : ''}`,
            'Save it as SVG, or name it after what it is.',
          );
    if (this.#root && this.#open.length === 0)
      return this.#say('malformed', at, `holds <${cut(source)}> behind its end`, 'Save it anew as SVG.');
    if ((namespace !== SVG && namespace !== XHTML) || local === 'metadata') return undefined;
    // A picture leads nowhere: a link is the group that it is.
    const name = local === 'a' ? (this.#open.some((open) => open.name === 'text') ? 'tspan' : 'g') : local;
    if (namespace === SVG && ELEMENTS.has(name)) return name;
    return this.#say(
      'unsafe',
      at,
      `holds <${cut(source)}>, which is no part of a picture`,
      Object.hasOwn(CURES, local) ? (CURES[local] ?? '') : 'Remove it.',
    );
  }

  /** The attributes that an element keeps, by what they are called in the picture. */
  #keep(name: string, source: string, attributes: ReadonlyMap<string, Attribute>): Map<string, string> {
    const kept = new Map<string, string>();
    for (const [written, { value, at }] of attributes) {
      const [prefix = '', local = ''] = written.split(':', 2);
      const key = this.#namespaces.get(prefix) === XLINK && local === 'href' ? 'href' : written;
      if (/^on/i.test(key))
        this.#say('unsafe', at, `has the attribute "${cut(key)}", which runs a script`, 'Remove it.');
      else if (!ATTRIBUTES.has(key) || kept.has(key) || (key === 'href' && /(?:^|:)a$/.test(source))) continue;
      else if (key === 'href' && !(name === 'image' ? EMBEDDED_IMAGE : LOCAL_REFERENCE).test(value))
        this.#say(
          'unsafe',
          at,
          `<${cut(source)}> leads out of the file: "${cut(value)}"`,
          name === 'image' ? (CURES.image ?? '') : 'Refer to what is in the file: href="#id".',
        );
      else if (key !== 'href' && !isWords(key) && !isLocalCss(value))
        this.#say(
          'unsafe',
          at,
          `"${key}" may lead out of the file: "${cut(value)}"`,
          'Use colours, numbers and url(#id).',
        );
      else kept.set(key, key === 'viewBox' ? value.trim().replace(/[\s,]+/g, ' ') : value);
    }
    return kept;
  }

  #writeStyle(at: number): void {
    const css = withoutComments(this.#css);
    this.#css = '';
    if (css === '') return;
    if (isLocalCss(css)) this.#written.push(escapeXml(css));
    else
      this.#say(
        'unsafe',
        at,
        'its <style> may lead out of the file',
        'Remove @import, escapes and every url() but url(#id).',
      );
  }

  #say(kind: ImageFault['kind'], at: number, message: string, hint: string): undefined {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ kind, at, message, hint });
  }
}

/** A piece of the source as a message shows it. */
const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** A text for XML 1.0, without the characters that it cannot hold. */
const escapeXml = (text: string): string =>
  escapeHtml(text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ''));
