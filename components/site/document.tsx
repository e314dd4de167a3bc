import { createHash } from 'node:crypto';
import { directionOf } from '#lib/model/direction.ts';
import type { PageView } from '#lib/page/open-book.ts';
import { inLanguage, spokenFor } from '#lib/words/say.ts';
import { Page } from './page.tsx';
import { REST } from './sheet.tsx';

/** Addresses of what `tools/build/assets.ts` bundled, as a document names them. */
export type Assets = {
  first: string;
  rest: string;
  figures: string;
  theme: string;
  elements: string;
  /** The same in the languages of the book beside English, by their tags. */
  elementsIn?: Readonly<Record<string, string>>;
  icon: string;
  /** What stands for the name of the book, where it has such a picture. */
  logo?: string;
  /** In `npm run dev` alone. */
  live?: string;
};

/** The document of a page: what machines read in its head, and what people read. */
export async function drawDocument(view: PageView, assets: Assets): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server'); // Next refuses to have it imported at the top
  const html = inLanguage(view.frame.language, () => {
    const rest = renderToStaticMarkup(<Rest view={view} assets={assets} />);
    const document = renderToStaticMarkup(<Document view={view} assets={assets} />);
    return `<!DOCTYPE html>${document}`.replace(renderToStaticMarkup(REST), () => rest);
  });
  return assets.live
    ? html.replace(assets.live, `${assets.live}?${createHash('sha1').update(html).digest('hex')}`)
    : html;
}

/**
 * The styles of what stands below a page's title. Firefox goes on without a sheet that is linked in the body, but no
 * script runs before the sheets above it have come: this one is there already, and does what it did again.
 */
function Rest({ view, assets }: { view: PageView; assets: Assets }) {
  return (
    <>
      <link rel="stylesheet" href={assets.rest} />
      {view.hasFigures && <link rel="stylesheet" href={assets.figures} />}
      <script src={assets.theme} />
    </>
  );
}

/**
 * Behind the first style sheet the theme is set before first paint: in front of it its script would hold up the sheet's
 * request, in the body the paper would be painted before the theme is known. The elements come when the text is there.
 */
function Document({ view, assets }: { view: PageView; assets: Assets }) {
  return (
    <html lang={view.frame.language} dir={directionOf(view.frame.language) === 'rtl' ? 'rtl' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <HeadTags view={view} />
        <link rel="stylesheet" href={assets.first} />
        <script src={assets.theme} />
        <link rel="icon" href={assets.icon.replace(/svg$/, 'ico')} sizes="32x32" />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="apple-touch-icon" href={assets.icon.replace(/favicon\.svg$/, 'apple-touch-icon.png')} />
      </head>
      <body>
        <Page view={view} logo={assets.logo} />
        <script type="module" src={assets.elementsIn?.[spokenFor(view.frame.language)] ?? assets.elements} />
        {assets.live && <script type="module" src={assets.live} />}
      </body>
    </html>
  );
}

function HeadTags({ view: { frame, head } }: { view: PageView }) {
  return (
    <>
      <title>{frame.title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="description" content={head.description} />
      <link rel="canonical" href={frame.canonical} />
      {frame.noIndex && <meta name="robots" content="noindex" />}
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={frame.colours.light} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={frame.colours.dark} />
      <meta property="og:title" content={head.cardTitle} />
      <meta property="og:description" content={head.description} />
      <meta property="og:url" content={frame.canonical} />
      <meta property="og:site_name" content={frame.siteName} />
      <meta property="og:type" content={head.type} />
      {head.published && <meta property="article:published_time" content={head.published} />}
      {head.modified && <meta property="article:modified_time" content={head.modified} />}
      {head.tags.map((tag) => (
        <meta key={tag} property="article:tag" content={tag} />
      ))}
      {head.card && (
        <>
          <meta property="og:image" content={head.card.url} />
          <meta property="og:image:type" content="image/png" />
          <meta property="og:image:width" content="1200" />
          <meta property="og:image:height" content="630" />
          <meta property="og:image:alt" content={head.card.alt} />
          <meta name="twitter:card" content="summary_large_image" />
        </>
      )}
      {head.labels.flatMap(({ name, value }, index) => [
        <meta key={`label-${name}`} name={`twitter:label${index + 1}`} content={name} />,
        <meta key={`data-${name}`} name={`twitter:data${index + 1}`} content={value} />,
      ])}
      {head.alternates.map(({ type, href, title }) => (
        <link key={type} rel="alternate" type={type} href={href} title={title} />
      ))}
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        href={frame.openSearchHref}
        title={frame.siteName}
      />
      <link rel="describedby" type="text/plain" href={head.llmsHref} />
      {frame.licence && <link rel="license" href={frame.licence.href} />}
      {head.jsonLd && (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON, escaped where it is made; data, never run
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: head.jsonLd }} />
      )}
    </>
  );
}
