/** What a card says, and the words of its door. */
export type CardText = { parts: Node[]; door: string };

/** What a page says of itself on a card. */
const PARTS = 'main h1, main .lead, main [data-card]';

/** Cards by the address of the page they are read from. */
const known = new Map<string, Promise<CardText | undefined>>();

/** The card of a page of this site, which is asked for once; nothing when it cannot be had. */
export function readElsewhere(address: string): Promise<CardText | undefined> {
  const asked = known.get(address);
  if (asked) return asked;
  const card = load(address).then((page) => {
    if (!page) known.delete(address);
    return page && toCard(page);
  });
  known.set(address, card);
  return card;
}

/** A page as an inert document: nothing in it runs or loads. */
const load = (address: string): Promise<Document | undefined> =>
  new Promise((done) => {
    const request = new XMLHttpRequest();
    request.onloadend = () => done((request.status === 200 && request.responseXML) || undefined);
    request.open('GET', address);
    request.responseType = 'document';
    request.send();
  });

function toCard(page: Document): CardText | undefined {
  const parts = [...page.querySelectorAll(PARTS)].map((said) => {
    const part = document.createElement('div');
    part.append(...document.importNode(said, true).childNodes);
    part.dataset.said = said.matches('h1') ? 'title' : said.matches('.lead') ? 'lead' : 'known';
    for (const link of part.querySelectorAll('a')) link.replaceWith(...link.childNodes);
    for (const named of part.querySelectorAll('[id]')) named.removeAttribute('id');
    return part;
  });
  return parts.length > 0 ? { parts, door: 'Open this page' } : undefined;
}
