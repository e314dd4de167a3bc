import type { GetStaticPaths, GetStaticProps } from 'next';
import Head from 'next/head';
import { Page } from '#components/site/page.tsx';
import { allAddresses, pageAt } from '#lib/page/load.ts';
import type { PageView } from '#lib/page/view.ts';
import contentStamp from '../.cache/content-stamp.json';

/** No page ships Next's runtime: nothing on it hydrates. */
export const config = { unstable_runtimeJS: false };

/** Every address of the book. */
export const getStaticPaths: GetStaticPaths = () => ({
  paths: allAddresses().map((address) => ({ params: { address: address.split('/').filter(Boolean) } })),
  fallback: false,
});

/** What the page at an address shows; the stamp makes `npm run dev` ask again when content has changed. */
export const getStaticProps: GetStaticProps<{ view: PageView; stamp?: string }> = ({ params }) => {
  const parts = (params?.address ?? []) as string[];
  const view = pageAt(parts.length ? `/${parts.join('/')}/` : '/');
  if (!view) return { notFound: true };
  return { props: process.env.NODE_ENV === 'development' ? { view, stamp: contentStamp.stamp } : { view } };
};

/** Any page of the book: what machines read in its head, and what people read. */
export default function AnyPage({ view }: { view: PageView }) {
  return (
    <>
      <Head>{headOf(view)}</Head>
      <Page view={view} />
    </>
  );
}

/** The head's tags; `next/head` takes them one by one, not from a component. */
function headOf({ frame, head }: PageView) {
  return (
    <>
      <title key="title">{frame.title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="description" content={head.description} />
      <link rel="canonical" href={frame.canonical} />
      {frame.noIndex && <meta name="robots" content="noindex" />}
      <meta key="light" name="theme-color" media="(prefers-color-scheme: light)" content={frame.colours.light} />
      <meta key="dark" name="theme-color" media="(prefers-color-scheme: dark)" content={frame.colours.dark} />
      <meta property="og:title" content={head.cardTitle} />
      <meta property="og:description" content={head.description} />
      <meta property="og:url" content={frame.canonical} />
      <meta property="og:site_name" content={frame.siteName} />
      <meta property="og:type" content={head.type} />
      {head.published && <meta property="article:published_time" content={head.published} />}
      {head.modified && <meta property="article:modified_time" content={head.modified} />}
      {head.tags.map((tag) => (
        <meta key={`tag-${tag}`} property="article:tag" content={tag} />
      ))}
      <meta property="og:image" content={head.card.url} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={head.card.alt} />
      <meta name="twitter:card" content="summary_large_image" />
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
