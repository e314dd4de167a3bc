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
