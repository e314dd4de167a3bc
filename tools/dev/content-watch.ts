import { watch } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Book } from '#lib/check/book/book.ts';
import { toText } from '#lib/check/formats/text.ts';
import { DEV_PLACE } from '#lib/content.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { Settings } from '#lib/schema/settings.ts';
import { type BundledAssets, bundleAssets, type PublicFile } from '../build/assets.ts';
import { codeVersion } from '../build/code-version.mjs';
import { type Look, lookOf } from '../build/look.ts';
import { check } from '../content/check.ts';
import { type ContentlayerWatch, watchContentlayer } from '../content/contentlayer.ts';
import { imageFiles } from '../content/images.ts';
import { basePathOf } from '../content/site-address.ts';
import { CACHE, ROOT } from '../paths.ts';
import { step } from '../process/step.ts';
import { writeWhole } from '../process/write-whole.ts';
import { changeStamp } from './content-stamp.ts';
import { serveAssets } from './dev-assets.ts';
import { applyChanges, findChanges, keepLastGood, LAST_GOOD_CONTENT } from './last-good-content.ts';
import { searchMaker } from './search-files.ts';
import { watchContent } from './watch-content.ts';

/**
 * From so many changed files on contentlayer is begun anew: it takes changes one by one, and a whole book at once, so that
 * a checkout of 200 files would keep it busy for minutes.
 */
const MANY = 20;

/** Changes that come closer together than this, in ms, are one. */
const PAUSE = 60;

/**
 * Keeps everything that `next dev` reads current while files change: generated content, the findings of `check`, images and
 * what is bundled. Every change of content ends in a new stamp, which makes the application read the book anew.
 * A file with an error stays as it was last, with a finding that says so.
 * @param siteUrl where the book is published
 */
export async function startContentWatch(content: string, siteUrl: string | undefined): Promise<void> {
  const base = basePathOf(siteUrl);
  let refused: Issue[] = [];
  let shown = '';
  let assets: BundledAssets | undefined;
  let files = 0;
  let images: PublicFile[] = [];
  let search: PublicFile[] = [];
  let settings: Settings | undefined;
  let look: Look = {};
  const version = codeVersion();
  const makeSearch = searchMaker(content, siteUrl);

  const refresh = async (): Promise<void> => {
    const found = await findIssues();
    await follow(found);
    // What contentlayer refuses, `check` says better, with the place; it is told only when `check` has nothing to say.
    const issues = found.some(({ severity }) => severity === 'error') ? found : [...refused, ...found];
    writeWhole(join(CACHE, 'issues.json'), JSON.stringify(issues));
    const text = toText({ issues, files }, Boolean(process.stdout.isTTY) && !process.env.NO_COLOR);
    if (text !== shown) console.log(text.trimEnd());
    shown = text;
    changeStamp();
    search = makeSearch() ?? search; // after the stamp: a page that is open does not wait for it
    serve();
  };
  const refreshSoon = debounce(refresh);

  let layer: ContentlayerWatch | undefined;
  const startLayer = (): Promise<string> => {
    layer = watchContentlayer(LAST_GOOD_CONTENT, DEV_PLACE, (refusal) => {
      refused = refusal ? [toIssue('contentlayer', new Error(refusal))] : [];
      refreshSoon();
    });
    return layer.ready;
  };

  /** Has contentlayer follow what has changed; its callback leads back to `refresh`. */
  async function follow(found: readonly Issue[]): Promise<void> {
    const changes = findChanges(content, found);
    const isMuch = changes.changed.length + changes.gone.length > MANY;
    if (isMuch) await layer?.stop();
    applyChanges(content, changes);
    if (isMuch) startLayer().catch((error) => console.error(error));
  }

  const serve = (): void => {
    if (assets) serveAssets(assets, [...images, ...search]);
  };

  /** What `check` finds, and what hinders the bundles, which stay as they were last; neither may end the watch. */
  async function findIssues(): Promise<Issue[]> {
    const issues: Issue[] = [];
    try {
      const result = check(content, version);
      issues.push(...result.issues);
      files = result.files;
      look = lookOf(content, result.settings ?? settings);
      settings = result.settings ?? settings;
      images = imagesWhile(result.book, imageFiles(content, result.book, true), images);
    } catch (error) {
      issues.push(toIssue('check', error));
    }
    try {
      assets = await bundleAssets(base, look, { live: true });
    } catch (error) {
      issues.push(toIssue('assets', error));
    }
    serve();
    return issues;
  }

  await step('check, assets', async () => {
    const found = await findIssues();
    keepLastGood(content, found);
    return `${found.length} findings`;
  });
  await step('contentlayer', startLayer);
  await refresh();
  watchContent(content, refreshSoon);
  watch(join(ROOT, 'components'), { recursive: true }, (_, file) => {
    if (/\.(?:ts|css)$/.test(file?.toString() ?? '')) refreshSoon();
  });
}

/** The images that pages show: while a file cannot be read its page stays as it was last, and its images with it. */
const imagesWhile = (book: Book, found: PublicFile[], last: PublicFile[]): PublicFile[] =>
  book.complete ? found : [...new Map([...last, ...found].map((image) => [image.path, image])).values()];

const toIssue = (rule: string, error: unknown): Issue => ({
  file: 'content',
  line: 1,
  column: 1,
  severity: 'error',
  rule: `dev/${rule}`,
  message: error instanceof Error ? error.message : String(error),
});

/** Runs `work` once after a flurry of calls, and never twice at a time. */
function debounce(work: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(work).catch((error) => console.error(error));
    }, PAUSE);
  };
}
