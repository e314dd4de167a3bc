import { definitionAnchor } from '#lib/model/anchors.ts';
import type { CardText } from './card-elsewhere.ts';

/** A link, in a text or in a drawing, whose `href` is no text. */
export type CardLink = HTMLAnchorElement | SVGAElement;

/** Links that have a card: terms, statuses, and links to pages of the book where these are not described beside the link. */
const LINKS = 'a.term[data-term], .prose a, a.claim-mark, a.status, [data-cards] a';

/** Where a link leads. */
export const addressOf = (link: CardLink): URL => new URL(link.getAttribute('href') ?? '', document.baseURI);

/** The link with a card at a place, if any. */
export function cardLinkAt(target: EventTarget | null): CardLink | null {
  const link = target instanceof Element ? target.closest<CardLink>('a[href]') : null;
  if (!link?.matches(LINKS)) return null;
  const { origin, pathname } = addressOf(link);
  const isPage = origin === location.origin && pathname !== location.pathname && pathname.endsWith('/');
  return link.dataset.term || isPage ? link : null;
}

/** A term's card, from the terms of this page; nothing for any other link. */
export function readHere({ dataset }: CardLink): CardText | undefined {
  const term = dataset.term ? document.getElementById(definitionAnchor(dataset.term)) : null;
  const definition = term?.nextElementSibling;
  if (!definition) return undefined;
  const name = document.createElement('b');
  name.append(term.textContent?.trim() ?? '');
  return {
    parts: [name, ' ', ...definition.cloneNode(true).childNodes].map(toNode),
    door: `Open “${name.textContent}”`,
  };
}

const toNode = (part: Node | string): Node => (typeof part === 'string' ? document.createTextNode(part) : part);

/** The card of what a link leads to, from the page itself; nothing when it cannot be had. */
export const readThere = (link: CardLink): Promise<CardText | undefined> =>
  import('./card-elsewhere.ts').then(
    ({ readElsewhere }) => readElsewhere(addressOf(link).pathname),
    () => undefined, // The script cannot be had either: the link leads on by itself.
  );
