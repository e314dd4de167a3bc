// In `npm run dev` alone: loads the page anew when it would be drawn otherwise, whatever has changed.

/** How often it is asked, in ms. */
const EVERY = 400;

/** What the open page was drawn as: the document names this script with it. */
const shown = new URL(import.meta.url).search;

/** The page's address, marked so that Next's log of requests leaves it out: see next.config.mjs. */
const asked = new URL(location.href);
asked.searchParams.set('live', '');

async function look(): Promise<void> {
  if (!document.hidden) {
    const text = await fetch(asked, { cache: 'no-store' }).then(
      (answer) => answer.text(),
      () => undefined, // the server is starting anew
    );
    if (text !== undefined && !text.includes(shown)) return location.reload();
  }
  setTimeout(look, EVERY);
}

void look();
