import { definitionAnchor } from '#lib/model/anchors.ts';
import { say } from '#lib/words/say.ts';
import { addressOf, type CardLink } from './card-link.ts';

/** What a card says, and the words of the link on it. */
export type CardText = { parts: Node[]; way: string };

/** What a page says of itself on a card. */
const PARTS = 'main h1, main .lead, main [data-card]';

/** Cards by the address of the page they are read from. */
const known = new Map<string, Promise<CardText | undefined>>();

/** What the card of a link says: a term from the terms of this page, anything else from the page it leads to, which is asked for once; nothing when that cannot be had. */
export async function readCard(link: CardLink): Promise<CardText | undefined> {
  const { pathname } = addressOf(link);
  const here = readTerm(link.dataset.term);
  if (here) return here;
  const card = known.get(pathname) ?? load(pathname).then((page) => page && toCard(page));
  known.set(pathname, card);
  if (!(await card)) known.delete(pathname);
  return card;
}

function readTerm(id: string | undefined): CardText | undefined {
  const term = id ? document.getElementById(definitionAnchor(id)) : null;
  const definition = term?.nextElementSibling;
  if (!definition) return undefined;
  const name = document.createElement('b');
  name.append(term.textContent?.trim() ?? '');
  return {
    parts: [name, new Text(' '), ...definition.cloneNode(true).childNodes],
    way: say('Open “{name}”', { name: name.textContent }),
  };
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
  return parts.length > 0 ? { parts, way: say('Open this page') } : undefined;
}
