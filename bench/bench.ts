import { join } from 'node:path';
import { pageAddress } from '../lib/model/ids.ts';
import { ROOT } from '../tools/paths.ts';
import type { Checkout } from '../tools/process/checkout.ts';
import { startServer } from '../tools/server/server.ts';
import { addThread, buildOnly, changeOneFile, measureBuild } from './build.ts';
import { generateContent } from './generate.ts';
import { measureLighthouse } from './lighthouse.ts';
import { MEASURED_THREAD } from './measured-thread.ts';
import { measurePage } from './page.ts';
import type { Result } from './report.ts';
import { type Builds, buildResults, lighthouseResults, pageResults } from './results.ts';

/** The first thread of the book, which has a budget of its own. */
const FIRST_THREAD = 'async-and-threads';

/** How large the small and the very large generated books are, in threads. */
const SMALL = 100;
const LARGE = 5000;

/** A run of the bench: where it works, and how it says what it is doing. */
export type Bench = { checkout: Checkout; port: number; say: (text: string) => void };

/** A built site and the page of it that is measured. */
export type MeasuredSite = { out: string; address: string };

const siteUrlOf = (port: number) => `http://localhost:${port}/`;

function generate({ checkout, say }: Bench, threads: number): { content: string; out: string } {
  const [content, out] = [checkout.place(`content-${threads}`), checkout.place(`out-${threads}`)];
  say(`${threads} threads: ${generateContent(content, { threads })} files written`);
  return { content, out };
}

/**
 * Builds generated books of several sizes, and one of normal size again after changes, and measures what each build costs.
 * The code is compiled before, but for the first. The book of normal size is kept as a site.
 */
export async function benchBuild(
  bench: Bench,
  threads: number,
  withLarge: boolean,
): Promise<{ results: Result[]; site: MeasuredSite }> {
  const { checkout, port, say } = bench;
  type Place = ReturnType<typeof generate>;
  const build = async (what: string, place: Place) => {
    const measure = await measureBuild(checkout, { ...place, siteUrl: siteUrlOf(port) });
    say(`${what}: ${measure.cpu.toFixed(1)} CPU s, ${measure.wall.toFixed(1)} s by the clock`);
    return measure;
  };
  const cold = (size: number, place: Place) => {
    checkout.forgetContent();
    return build(`${size} threads, cold`, place);
  };
  const normal = generate(bench, threads);
  checkout.forgetBuilds();
  const uncompiled = await build(`${threads} threads, cold, code not compiled`, normal);
  const small = await cold(SMALL, generate(bench, SMALL));
  const large = withLarge ? await cold(LARGE, generate(bench, LARGE)) : undefined;
  const builds: Builds = {
    uncompiled,
    small,
    ...(large ? { large } : {}),
    cold: await cold(threads, normal),
    unchanged: await build(`${threads} threads, nothing changed`, normal),
    warm: await after(() => changeOneFile(normal.content), `${threads} threads, one file changed`),
    added: await after(
      () => addThread(normal.content, threads),
      `${threads} threads, a thread with a claim and a term more`,
    ),
  };
  function after(change: () => void, what: string) {
    change();
    return build(what, normal);
  }
  return {
    results: buildResults(builds, threads),
    site: { out: normal.out, address: pageAddress({ kind: 'question', id: MEASURED_THREAD }) },
  };
}

/** Builds the sites whose pages are measured: a generated book, unless there is one already, and our own. */
export async function buildSites(
  bench: Bench,
  threads: number,
  generated?: MeasuredSite,
): Promise<{ thread: MeasuredSite; first: MeasuredSite }> {
  const { checkout, port, say } = bench;
  const siteUrl = siteUrlOf(port);
  const thread = generated ?? {
    ...generate(bench, threads),
    address: pageAddress({ kind: 'question', id: MEASURED_THREAD }),
  };
  if ('content' in thread) {
    say(`${threads} threads: building`);
    await buildOnly(checkout, { content: thread.content as string, out: thread.out, siteUrl });
  }
  checkout.forgetBuilds();
  const first = { out: checkout.place('out-own'), address: pageAddress({ kind: 'question', id: FIRST_THREAD }) };
  say('our own book: building');
  await buildOnly(checkout, { content: join(ROOT, 'content'), out: first.out, siteUrl });
  return { thread, first };
}

async function withServer<T>(
  { port }: Bench,
  { out, address }: MeasuredSite,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const server = await startServer(out, { port });
  try {
    return await work(new URL(address, server.address).href);
  } finally {
    await server.close();
  }
}

/** Measures what the two pages cost a reader. */
export async function benchPages(
  bench: Bench,
  { thread, first }: { thread: MeasuredSite; first: MeasuredSite },
): Promise<Result[]> {
  bench.say('pages: loading each five times');
  return pageResults(
    await withServer(bench, thread, (url) => measurePage(url)),
    await withServer(bench, first, (url) => measurePage(url)),
  );
}

/** Runs Lighthouse on the two pages. */
export async function benchLighthouse(
  bench: Bench,
  { thread, first }: { thread: MeasuredSite; first: MeasuredSite },
): Promise<Result[]> {
  bench.say('Lighthouse: five runs on each page');
  return lighthouseResults([
    await withServer(bench, thread, (url) => measureLighthouse(url)),
    await withServer(bench, first, (url) => measureLighthouse(url)),
  ]);
}
