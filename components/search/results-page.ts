import { element } from '#components/site/element.ts';
import { HIT_KINDS, type SearchFilter } from '#lib/search/protocol.ts';
import { say } from '#lib/words/say.ts';
import { wordsOfAddress } from './address-words.ts';
import { marked, notesOf } from './draw.ts';
import { linesOf } from './option.ts';
import { type Look, SectionList } from './section-list.ts';
import { KIND_LABEL, toSections } from './sections.ts';
import { statusOf } from './status.ts';
import type { Ask } from './worker-search.ts';

/** How many hits are shown: on the page of results, there with a filter, on the page for missing addresses. */
const MOST = { all: 30, filtered: 100, missing: 6 };

/** Sections as parts of a page, each hit under a heading of its own. */
const PARTS: Look = {
  makeGroup: () => element('section', 'search-part', element('h2', '')),
  makeRow: () => element('div', 'search-hit'),
  fillRow(hit, row) {
    const link = element('a', '', ...marked(row.title));
    link.href = row.href;
    const notes = notesOf(row);
    hit.replaceChildren(
      element('h3', '', link),
      ...(notes.length > 0 ? [element('div', 'label beside', ...notes.map((note) => element('p', '', note)))] : []),
      ...linesOf(row).map((line) => element('p', 'search-excerpt', ...line)),
    );
  },
};

/**
 * Shows what is found in place of what `<search-results>` holds: for the query in the page's address, or with
 * `data-address` for the words of the address itself. Without a query all stays as it is.
 */
export function showResults(place: HTMLElement, ask: Ask): void {
  const isMissing = place.dataset.address !== undefined;
  const text = isMissing
    ? wordsOfAddress(location.pathname, place.dataset.address)
    : (new URLSearchParams(location.search).get('q') ?? '').trim();
  if (!text) return;
  if (!isMissing) fillIn(text);

  const status = element('p', 'label', say('Searching for “{text}”…', { text }));
  status.role = 'status';
  const retry = element('button', '', say('Try again'));
  retry.type = 'button';
  const filters = element('nav', 'label');
  filters.ariaLabel = say('Filters');
  const list = new SectionList(element('div', 'search-parts'), PARTS);
  for (const child of place.querySelectorAll<HTMLElement>(':scope > *')) child.hidden = true;
  place.append(status, retry, filters, list.box);

  const search = () => {
    retry.hidden = true;
    ask(text, {
      typing: false,
      limit: isMissing ? MOST.missing : /(?:^|\s)type:/.test(text) ? MOST.filtered : MOST.all,
      onResult: (result, isLast) => {
        if (!isLast) return; // shown once, so that nothing on the page moves
        list.show(toSections(result));
        status.textContent = `${isMissing ? `${say('Looked for “{text}”.', { text })} ` : ''}${statusOf(result)}`;
        retry.hidden = !result.failure;
        if (!isMissing) filters.replaceChildren(...toFilterLines(result.filters));
      },
    });
  };
  retry.addEventListener('click', search);
  addEventListener('online', () => {
    if (!retry.hidden) search();
  });
  search();
}

/** Says the query in the field and in the title of the page. */
function fillIn(text: string): void {
  const input = document.querySelector<HTMLInputElement>('main search-field input');
  if (input) input.value = text;
  document.title = `${text} · ${document.title}`;
}

/** The most filters in a line: a book of a forum has hundreds of topics, and any can be typed. */
const MOST_FILTERS = 24;

/** The filters by what they narrow to, in a line each; those that are on are always there. */
function toFilterLines(filters: readonly SearchFilter[]): HTMLElement[] {
  return LINES.flatMap(([start, name]) => {
    const ofLine = filters.filter(({ filter }) => filter.startsWith(start));
    const links = ofLine.filter(({ isOn }, at) => isOn || at < MOST_FILTERS).map(toFilterLink);
    return links.length > 0 ? [element('p', 'line', element('span', '', name), ...links)] : [];
  });
}

const LINES = [
  ['type:', say('Only')],
  ['is:', say('Claims by status')],
  ['tag:', say('About|topics')],
] as const;

function toFilterLink({ filter, label, query, isOn }: SearchFilter): HTMLAnchorElement {
  const kind = HIT_KINDS.find((kind) => filter === `type:${kind}`);
  const link = element('a', '', kind ? KIND_LABEL[kind] : label);
  link.href = `?q=${encodeURIComponent(query)}`;
  if (isOn) link.ariaCurrent = 'true';
  return link;
}
