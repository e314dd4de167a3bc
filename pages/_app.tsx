import '#components/site/global.css';
import type { AppProps } from 'next/app';
import { useEffect } from 'react';

/**
 * Draws the page as it is. In `npm run dev`, where React hydrates, the custom elements are loaded after it, so that they
 * cannot disturb it, and the page is loaded anew when they have changed.
 */
export default function App({ Component, pageProps }: AppProps) {
  if (process.env.NODE_ENV !== 'development') return <Component {...pageProps} />;
  return <AppInDevelopment stamp={pageProps.stamp} page={<Component {...pageProps} />} />;
}

let loadedElements: string | undefined;

function AppInDevelopment({ stamp, page }: { stamp?: string; page: React.ReactNode }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stamp is the reason to ask again
  useEffect(() => {
    void fetch('/_assets/assets.json')
      .then((answer) => answer.json())
      .then(({ elements }: { elements: string }) => {
        if (loadedElements === elements) return;
        if (loadedElements) return location.reload();
        loadedElements = elements;
        return import(/* turbopackIgnore: true */ elements);
      });
  }, [stamp]);
  return page;
}
