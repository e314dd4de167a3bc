import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { Failure } from '../tools/command.ts';
import { BROWSER_ARGUMENTS, findBrowser } from '../tools/process/browser.ts';
import { medians } from './median.ts';
import { readVitals, watchVitals } from './vitals.ts';

/** The network and the machine a page is measured on: slow 4G, and a processor four times as slow as this one. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWDOWN = 4;
const VIEWPORT = { width: 1280, height: 900 };

/** How long, in ms, nothing may be asked for before a page counts as loaded, and how long it may take. */
const QUIET = 2000;
const LONGEST = 45_000;

/** What one load of a page cost; times in ms, sizes in bytes as they came over the wire, headers included. */
export type PageNumbers = {
  total: number;
  html: number;
  js: number;
  css: number;
  other: number;
  requests: number;
  firstPaint: number;
  largestPaint: number;
  blocking: number;
  /** The sum of layout shifts (Layout Instability API). */
  shift: number;
};

/** The medians of several loads, and everything that no load should have. */
export type PageMeasure = PageNumbers & {
  foreign: string[];
  console: string[];
  violations: string[];
  runs: PageNumbers[];
};

/** Loads a page several times, each time in a new browser profile, and measures it. */
export async function measurePage(url: string, runs = 5): Promise<PageMeasure> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_ARGUMENTS] });
  const loads: Load[] = [];
  try {
    for (let run = 0; run < runs; run++) loads.push(await loadOnce(browser, url));
  } finally {
    await browser.close();
  }
  const all = (pick: (load: Load) => string[]) => [...new Set(loads.flatMap(pick))];
  const numbers = loads.map((load) => load.numbers);
  return {
    ...medians(numbers),
    foreign: all((load) => load.foreign),
    console: all((load) => load.console),
    violations: all((load) => load.violations),
    runs: numbers,
  };
}

type Load = { numbers: PageNumbers; foreign: string[]; console: string[]; violations: string[] };

async function loadOnce(browser: Browser, url: string): Promise<Load> {
  // Browsers ask this machine for brotli; the budgets are in gzip.
  const context = await browser.newContext({ viewport: VIEWPORT, extraHTTPHeaders: { 'Accept-Encoding': 'gzip' } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const transfers = await watchTransfers(session);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await session.send('Network.emulateNetworkConditions', NETWORK);
    const said = listen(page);
    await page.addInitScript(watchVitals);
    const response = await page.goto(url, { waitUntil: 'load', timeout: 90_000 });
    const encoding = response?.headers()['content-encoding'];
    if (response?.status() !== 200 || encoding !== 'gzip')
      throw new Failure(
        `${url} came with status ${response?.status()} and encoding ${encoding}; the measure needs 200 and gzip`,
      );
    await untilQuiet(page, transfers);
    const { violations, ...vitals } = await page.evaluate(readVitals);
    return {
      numbers: { ...transfers.sizes(), ...vitals },
      foreign: transfers.foreign(new URL(url).origin),
      console: said,
      violations,
    };
  } finally {
    await context.close();
  }
}

/** Collects what a page writes into its console and errors that nobody caught. */
function listen(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`));
  return said;
}

async function untilQuiet(page: Page, transfers: Transfers): Promise<void> {
  const until = performance.now() + LONGEST;
  while (performance.now() < until && performance.now() - transfers.lastAt() < QUIET) await page.waitForTimeout(100);
}

type Transfers = {
  sizes(): Pick<PageNumbers, 'total' | 'html' | 'js' | 'css' | 'other' | 'requests'>;
  foreign(origin: string): string[];
  /** When something last came or was asked for. */
  lastAt(): number;
};

const KIND_OF_TYPE: Record<string, 'html' | 'js' | 'css'> = { Document: 'html', Script: 'js', Stylesheet: 'css' };

async function watchTransfers(session: CDPSession): Promise<Transfers> {
  const requests = new Map<string, { url: string; kind: 'html' | 'js' | 'css' | 'other'; bytes: number }>();
  let last = performance.now();
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    last = performance.now();
    if (!/^(?:data|blob):/.test(request.url))
      requests.set(requestId, { url: request.url, kind: KIND_OF_TYPE[type ?? ''] ?? 'other', bytes: 0 });
  });
  session.on('Network.dataReceived', () => {
    last = performance.now();
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    last = performance.now();
    const request = requests.get(requestId);
    if (request) request.bytes = encodedDataLength;
  });
  await session.send('Network.enable');
  return {
    sizes() {
      const sizes = { total: 0, html: 0, js: 0, css: 0, other: 0, requests: requests.size };
      for (const { kind, bytes } of requests.values()) {
        sizes[kind] += bytes;
        sizes.total += bytes;
      }
      return sizes;
    },
    foreign: (origin) => [...requests.values()].flatMap(({ url }) => (new URL(url).origin === origin ? [] : [url])),
    lastAt: () => last,
  };
}
