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
  const { frame, content } = view;
  return (
    <>
      <Head>
        <title key="title">{frame.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={frame.description} />
        <link rel="canonical" href={frame.canonical} />
        {frame.noIndex && <meta name="robots" content="noindex" />}
        <meta key="light" name="theme-color" media="(prefers-color-scheme: light)" content={frame.colours.light} />
        <meta key="dark" name="theme-color" media="(prefers-color-scheme: dark)" content={frame.colours.dark} />
        <meta property="og:title" content={frame.title} />
        <meta property="og:description" content={frame.description} />
        <meta property="og:url" content={frame.canonical} />
        <meta property="og:site_name" content={frame.siteName} />
        <meta
          property="og:type"
          content={content.kind === 'thread' || content.kind === 'answer' ? 'article' : 'website'}
        />
      </Head>
      <Page view={view} />
    </>
  );
}
