import type { Citation } from '#lib/cite/citation.ts';
import { FORMATS, type Format } from '#lib/cite/formats.ts';
import { say } from '#lib/words/say.ts';
import { toEntryCitation } from './entry-citation.ts';
import { findPassage } from './passage.ts';
import { openSharePanel } from './share-panel.ts';

/** Where the format that was last used is kept on the device. */
const KEPT = 'share-format';

/** Shares the entry of a link: copies it in the format that was last used, or asks for one. */
export function shareEntry(element: HTMLElement, link: HTMLAnchorElement): Promise<void> {
  return share(citationOf(element, link), element);
}

const button = document.createElement('button');
button.type = 'button';
button.className = 'share-selection';
button.textContent = say('Share selection');

/** Offers to share what is selected, by a button behind it; it goes when nothing is selected any more. */
export function offerSelection(selection: Selection): void {
  const passage = findPassage(selection);
  const page = pageCitation();
  if (!passage || !page) return;
  const block = passage.block;
  const box = selection.getRangeAt(0).getBoundingClientRect();
  button.onclick = () => {
    const url = `${page.url.replace(/#.*$/, '')}#${passage.id}${passage.directive}`;
    button.remove();
    void share({ ...page, kind: 'passage', url, title: page.title, quote: passage.quote, within: page.title }, block);
  };
  // In the order of the page behind the passage, so that Tab leads to it.
  block.after(button);
  const origin = (button.offsetParent ?? document.body).getBoundingClientRect();
  button.style.left = `${Math.max(8, Math.min(box.left, innerWidth - 180)) - origin.left}px`;
  button.style.top = `${box.bottom + 8 - origin.top}px`;
}

document.addEventListener('selectionchange', () => {
  if (getSelection()?.isCollapsed !== false) button.remove();
});

async function share(citation: Citation, place: HTMLElement): Promise<void> {
  const format = FORMATS.find(({ id }) => id === keptFormat());
  const ask = (denied: boolean) => openSharePanel({ citation, format: format ?? FORMATS[0], denied, copy: copyAs });
  if (!format) return ask(false);
  if (!(await copy(format.write(citation)))) return ask(true);
  sayCopied(place, format, () => ask(false));
}

async function copyAs(format: Format, text: string): Promise<boolean> {
  keepFormat(format.id);
  return copy(text);
}

const copy = (text: string): Promise<boolean> =>
  Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
    () => true,
    () => false,
  );

let said: HTMLElement | undefined;

/** Says beside what was shared that it was copied and how, with a way to the other formats. */
function sayCopied(place: HTMLElement, format: Format, ask: () => void): void {
  said?.remove();
  said = document.createElement('span');
  said.className = 'share-said label';
  const words = document.createElement('span');
  words.setAttribute('role', 'status');
  const other = document.createElement('button');
  other.type = 'button';
  other.textContent = say('Other formats');
  other.onclick = ask;
  said.append(words, ' ', other);
  place.append(said);
  // A live region is heard when it changes after it is there.
  setTimeout(() => words.append(say('Copied as {format}.', { format: format.name })), 50);
}

function pageCitation(): Citation | undefined {
  const { citation } = document.querySelector<HTMLElement>('share-page')?.dataset ?? {};
  return citation === undefined ? undefined : JSON.parse(citation);
}

function citationOf({ dataset }: HTMLElement, link: HTMLAnchorElement): Citation {
  const page = pageCitation() as Citation;
  const href = link.getAttribute('href') ?? '';
  const { announce } = link.closest<HTMLElement>('[data-announce]')?.dataset ?? {};
  return href === '#share' || !announce ? page : toEntryCitation(page, { href, announce, ...dataset });
}

/** A device that keeps nothing is asked each time. */
function keptFormat(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keepFormat(id: string): void {
  try {
    localStorage.setItem(KEPT, id);
  } catch {
    // Storage is refused: nothing to do.
  }
}
