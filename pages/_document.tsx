import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentProps, Head, Html, Main, NextScript } from 'next/document';

/** Addresses of what `tools/assets.ts` bundled. */
type Assets = { theme: string; elements: string; figures: string; icon: string };

const readAssets = (): Assets => JSON.parse(readFileSync(join(process.cwd(), '.cache/assets.json'), 'utf8'));

let assets: Assets | undefined;

/**
 * Next's head with the theme's script right behind the style sheets: in front of them it would hold up their requests,
 * in the body the paper would be painted before the theme is known.
 */
class HeadWithTheme extends Head {
  override getCssLinks(...files: Parameters<Head['getCssLinks']>) {
    return [...(super.getCssLinks(...files) ?? []), <script key="theme" src={assets?.theme} />];
  }
}

/** The document around every page: the theme is set before first paint, the elements come when the text is there. */
export default function Document({ __NEXT_DATA__ }: DocumentProps) {
  const development = process.env.NODE_ENV === 'development';
  if (!assets || development) assets = readAssets();
  const { frame, hasFigures } = __NEXT_DATA__.props.pageProps?.view ?? {};
  return (
    <Html lang={frame?.language ?? 'en'}>
      <HeadWithTheme>
        {hasFigures && <link rel="stylesheet" href={assets.figures} />}
        {!development && <script type="module" src={assets.elements} />}
        <link rel="icon" href={assets.icon.replace(/svg$/, 'ico')} sizes="32x32" />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="apple-touch-icon" href={assets.icon.replace(/favicon\.svg$/, 'apple-touch-icon.png')} />
      </HeadWithTheme>
      <body>
        <Main />
        <NextScript />
      </body>
    </Html>
  );
}
