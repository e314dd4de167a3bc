import { nameOfSite, threadAt } from '#lib/model/forums.ts';
import { FROM, fromAddress } from '#lib/model/ids.ts';
import { say } from '#lib/words/say.ts';

/** Looks where the book has the thread that `?u=` names, and goes there; says so when it has none. */
class FromForum extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const asked = new URLSearchParams(location.search).get('u');
    if (!asked) return;
    const thread = threadAt(asked);
    if (!thread) return this.#tell(say('That is not the address of a thread this page can read.'));
    const place = `${this.dataset.href}${fromAddress(thread.site, thread.id).slice(FROM.length)}`;
    const found = await fetch(place, { method: 'HEAD' }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (found) location.replace(place);
    else this.#tell(say('The book does not retell this thread of {site} yet.', { site: nameOfSite(thread.site) }));
  }

  #tell(words: string): void {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = words;
  }
}

customElements.define('from-forum', FromForum);
