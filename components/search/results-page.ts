import type { SearchFilter } from '#lib/search/protocol.ts';
import { wordsOfAddress } from './address-words.ts';
import { element, marked, notesOf } from './draw.ts';
import { linesOf } from './option.ts';
import { type Look, SectionList } from './section-list.ts';
import { joinBelow, toSections } from './sections.ts';
import { statusOf } from './status.ts';
import type { Ask } from './worker-search.ts';

/** How many hits of a kind are shown: on the page of results, there when one kind is asked for, on the page for missing ones. */
const MOST = { mixed: 10, oneKind: 100, missing: 3 };

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

  const status = element('p', 'label', `Searching for “${text}”…`);
  status.role = 'status';
  const retry = element('button', '', 'Try again');
  retry.type = 'button';
  const filters = element('nav', 'label line');
  filters.ariaLabel = 'Filters';
  const list = new SectionList(element('div', 'search-parts'), PARTS);
  place.replaceChildren(filters, status, retry, list.box);

  const search = () => {
    retry.hidden = true;
    ask(text, {
      typing: false,
      limit: isMissing ? MOST.missing : /(?:^|\s)type:/.test(text) ? MOST.oneKind : MOST.mixed,
      onResult: (result) => {
        const sections = toSections(result);
        const inUse = list.keyOf(':hover, :focus-within');
        list.show(inUse === undefined ? sections : joinBelow(list.sections, sections, inUse));
        status.textContent = `${isMissing ? `Looked for “${text}”. ` : ''}${statusOf(result)}`;
        retry.hidden = !result.failure;
        if (!isMissing) filters.replaceChildren(...result.filters.map(toFilterLink));
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

function toFilterLink({ label, query, isOn }: SearchFilter): HTMLAnchorElement {
  const link = element('a', '', label);
  link.href = `?q=${encodeURIComponent(query)}`;
  if (isOn) link.ariaCurrent = 'true';
  return link;
}
