import '#components/site/global.css';
import type { AppProps } from 'next/app';
import Router from 'next/router';
import { useEffect } from 'react';

/**
 * Draws the page as it is. In `npm run dev`, where React hydrates, the custom elements are loaded after it, so that they
 * cannot disturb it, and the page is loaded anew when they have changed.
 */
export default function App({ Component, pageProps }: AppProps) {
  if (process.env.NODE_ENV !== 'development') return <Component {...pageProps} />;
  return <AppInDevelopment pageProps={pageProps} page={<Component {...pageProps} />} />;
}

let loadedElements: string | undefined;

const fetchJson = (address: string) => fetch(address, { cache: 'no-store' }).then((answer) => answer.json());

function AppInDevelopment({ pageProps, page }: { pageProps: { stamp?: string }; page: React.ReactNode }) {
  const { stamp } = pageProps;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stamp is the reason to ask again
  useEffect(() => {
    void fetchJson('/_assets/assets.json').then(({ elements }: { elements: string }) => {
      if (loadedElements === elements) return;
      if (loadedElements) return location.reload();
      loadedElements = elements;
      return import(/* turbopackIgnore: true */ elements);
    });
  }, [stamp]);
  useEffect(() => followContent(pageProps), [pageProps]);
  return page;
}

/** How long a page that is behind waits before it asks again, in ms. */
const AGAIN = 250;

/**
 * Asks for the page again while it is behind the content. Next forgets a change that it hears of while it is still
 * fetching what an earlier one made of the page.
 * @returns what ends it
 */
function followContent({ stamp }: { stamp?: string }): () => void {
  let isOver = stamp === undefined;
  const look = async (): Promise<void> => {
    const newest: string | undefined = await fetchJson('/_assets/stamp.json').then(
      (served) => served.stamp,
      () => undefined,
    );
    if (isOver || newest === stamp) return;
    if (newest !== undefined) await Router.replace(Router.asPath, undefined, { scroll: false });
    setTimeout(look, AGAIN);
  };
  if (!isOver) void look();
  return () => {
    isOver = true;
  };
}
