import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { expect, type Page, test } from '@playwright/test';
import { freePort } from '../tools/process/free-port.ts';
import { filesOf, OUT, served } from './out.ts';
import { withoutStyles } from './styles.ts';

const ROOT = dirname(OUT);
const THREAD = '/q/concurrency-and-parallelism/';
const QUESTION = 'questions/concurrency-and-parallelism/question.mdx';
const ANSWER = 'questions/concurrency-and-parallelism/answer-structure-and-instant.mdx';
const DRAFT = '/q/a-thread-in-the-making/';

/** How long a change may take to be seen. `npm run bench` measures how long it takes; here a slow machine must not matter. */
const SOON = { timeout: 120_000 };

test.describe.configure({ mode: 'serial', timeout: 600_000 });

/** `npm run dev` over a copy of the content, on a port of its own. */
let dev: {
  address: string;
  /** Where the copy keeps a file. */
  file(path: string): string;
};

/** What is to be done at the end, whether or not the beginning succeeded. */
const cleanUps: (() => unknown)[] = [];

async function startDev(): Promise<typeof dev> {
  const folder = mkdtempSync(join(tmpdir(), 'answerbook-dev-'));
  cleanUps.unshift(() => rmSync(folder, { recursive: true, force: true }));
  const content = join(folder, 'content');
  cpSync(join(ROOT, 'content'), content, { recursive: true });
  writeDraft(content);
  const port = await freePort();
  const child = spawn(process.execPath, ['tools/run.mjs', 'dev', '--content', content, '--port', String(port)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  cleanUps.unshift(() => end(child));
  process.once('exit', () => child.kill()); // Playwright has given up waiting
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (said += part));
  const address = `http://localhost:${port}`;
  await expect(async () => {
    const answers = child.exitCode === null && (await fetch(address).then(Boolean, () => false));
    expect(answers || child.exitCode !== null, said).toBe(true);
  }).toPass({ timeout: 300_000 });
  if (child.exitCode !== null) throw new Error(`npm run dev ended: ${said}`);
  return { address, file: (path) => join(content, path) };
}

/** Ends a process as Ctrl-C does, and waits until it has ended. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

function writeDraft(content: string): void {
  const folder = join(content, 'questions/a-thread-in-the-making');
  mkdirSync(folder);
  const fields = 'title: Is this thread still in the making?\ntopics: [asyncio]\norigin: { site: own }\ndraft: true\n';
  writeFileSync(join(folder, 'question.mdx'), `---\n${fields}---\nNobody has answered yet.\n`);
}

/** Everything in `out/` with the time it was written. */
const publishedFiles = (): string[] => filesOf('').map((file) => `${file} ${statSync(join(OUT, file)).mtimeMs}`);

/** Fills with the warnings and errors of a page's console; what Next's dev client notes about itself is no such thing. */
function watchConsole(page: Page): string[] {
  const noise: string[] = [];
  page.on('console', (message) => {
    if (['warning', 'error', 'assert'].includes(message.type())) noise.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
  return noise;
}

/** Changes a file of the copy and returns what it was. */
function edit(path: string, change: (text: string) => string): string {
  const before = readFileSync(dev.file(path), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${path} was not changed`);
  writeFileSync(dev.file(path), after);
  return before;
}

let publishedBefore: string[];

test.beforeAll(async () => {
  test.setTimeout(600_000);
  publishedBefore = publishedFiles();
  dev = await startDev();
});

test.afterAll(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

test('an edit shows in the open page, a finding too, and nothing is said in the console', async ({ page }) => {
  const noise = watchConsole(page);
  await page.goto(dev.address + THREAD);
  await expect(page.locator('h1')).toBeVisible(SOON);
  const panel = page.getByRole('region', { name: 'Findings' });
  await expect(panel).toBeHidden();

  const before = edit(ANSWER, (text) => `${text.trimEnd()}\n\nA sentence that was typed just now.\n`);
  await expect(page.getByText('A sentence that was typed just now.')).toBeVisible(SOON);

  edit(ANSWER, (text) => `${text.trimEnd()} It links to [nothing](claim:no-such-claim).\n`);
  await expect(panel).toBeVisible(SOON);
  await expect(panel).toContainText(`${ANSWER}:`);
  await expect(panel).toContainText('error');
  await expect(panel).toContainText('no-such-claim');
  await expect(panel.locator('code').last()).toHaveText(/^[a-z-]+\/[a-z-]+$/);
  await expect(page.getByText('A sentence that was typed just now.')).toBeVisible(); // the last sound version

  writeFileSync(dev.file(ANSWER), before);
  await expect(panel).toBeHidden(SOON);
  await expect(page.getByText('A sentence that was typed just now.')).toBeHidden(SOON);
  expect(noise).toEqual([]);
});

test('a page has the styles of all that is drawn on it, and names no card, since none is served', async ({ page }) => {
  await page.goto(dev.address + THREAD);
  expect(await withoutStyles(page)).toEqual([]);
  await expect(page.locator('meta[property="og:title"]')).toHaveCount(1);
  await expect(page.locator('meta[property="og:image"]')).toHaveCount(0);
});

test('a fault in code shows on Next’s page, which goes when it is mended', async ({ page }) => {
  const file = join(ROOT, 'components/site/site-footer.tsx');
  const before = readFileSync(file, 'utf8');
  await page.goto(dev.address + THREAD);
  await expect(page.locator('h1')).toBeVisible(SOON);
  try {
    writeFileSync(file, before.replace('<footer', '<foter'));
    await expect(page.getByText(/Expected corresponding JSX closing tag|Parsing ecmascript/).first()).toBeVisible(SOON);
    writeFileSync(file, before.replace('<footer', '<footer data-edited="yes"'));
    await expect(page.locator('footer[data-edited="yes"]')).toBeVisible(SOON);
  } finally {
    writeFileSync(file, before);
  }
  await expect(page.locator('footer[data-edited]')).toHaveCount(0, SOON);
  await expect(page.locator('h1')).toBeVisible(SOON);
});

test('a fault in a script of pages is a finding, until it is mended', async ({ page }) => {
  const file = join(ROOT, 'components/entry/entry-cards.element.ts');
  const before = readFileSync(file, 'utf8');
  await page.goto(dev.address + THREAD);
  const panel = page.getByRole('region', { name: 'Findings' });
  try {
    writeFileSync(file, `${before}\nconst = 1;\n`);
    await expect(panel).toContainText('dev/assets', SOON);
    // What was bundled last still runs, also where the page was just loaded anew.
    await expect.poll(() => page.evaluate(() => Boolean(customElements.get('entry-cards'))), SOON).toBe(true);
  } finally {
    writeFileSync(file, before);
  }
  await expect(panel).toBeHidden(SOON);
});

test('front matter that is a program is refused and never run', async ({ page }) => {
  const noise = watchConsole(page);
  const trace = dev.file('../it-was-run');
  await page.goto(dev.address + THREAD);
  const panel = page.getByRole('region', { name: 'Findings' });
  const program = `---js\n{ title: (require('node:fs').writeFileSync(${JSON.stringify(trace)}, ''), 'Run') }\n---\nText.\n`;
  const before = edit(QUESTION, () => program);
  await expect(panel).toContainText('front-matter/executable', SOON);
  await expect(panel).toContainText(`${QUESTION}:1:1`);
  await page.reload();
  await expect(panel).toContainText('front-matter/executable', SOON);
  expect(existsSync(trace)).toBe(false);
  writeFileSync(dev.file(QUESTION), before);
  await expect(panel).toBeHidden(SOON);
  expect(existsSync(trace)).toBe(false);
  expect(noise).toEqual([]);
});

test('of many changes, one soon after the other, the last one shows', async ({ page }) => {
  const noise = watchConsole(page);
  await page.goto(dev.address + THREAD);
  await expect(page.locator('h1')).toBeVisible(SOON);
  const before = readFileSync(dev.file(ANSWER), 'utf8');
  for (let change = 1; change <= 8; change++) {
    writeFileSync(dev.file(ANSWER), `${before.trimEnd()}\n\nThis is change ${change}.\n`);
    await page.waitForTimeout(100 * change); // closer than the page can follow, then further apart
  }
  await expect(page.getByText('This is change 8.')).toBeVisible(SOON);
  writeFileSync(dev.file(ANSWER), before);
  await expect(page.getByText('This is change')).toBeHidden(SOON);
  expect(noise).toEqual([]);
});

test('what moves on a page moves here too', async ({ page }) => {
  const noise = watchConsole(page);
  await page.goto(dev.address + THREAD);
  await page.waitForFunction(() => customElements.get('entry-cards'), undefined, SOON);
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.locator('.prose a.term').first().hover();
  await expect(page.locator('#card')).toBeVisible();
  expect(noise).toEqual([]);
});

test('the search finds what is being written, as soon as it is', async ({ page }) => {
  const noise = watchConsole(page);
  const before = edit(ANSWER, (text) => `${text}\nA word nobody wrote before: zyxwvutsr.\n`);
  await expect(async () => {
    await page.goto(dev.address + THREAD);
    await page.waitForFunction(() => customElements.get('search-opener'));
    await page.keyboard.press('/');
    await page.keyboard.type('zyxwvutsr');
    await expect(page.locator(`[role=option][href^="${THREAD}"]`).first()).toBeVisible();
  }).toPass(SOON);
  writeFileSync(dev.file(ANSWER), before);
  expect(noise).toEqual([]);
});

test('a draft shows here, marked as one, and is not published', async ({ page }) => {
  await page.goto(dev.address + DRAFT);
  await expect(page.locator('h1')).toHaveText('Is this thread still in the making?', SOON);
  await expect(page.getByText('Draft', { exact: true })).toBeVisible();
  expect((await fetch(served() + DRAFT)).status).toBe(404);
});

test('an address that is not in the book is answered with 404', async ({ page }) => {
  const answer = await page.goto(`${dev.address}/q/no-such-thread/`);
  expect(answer?.status()).toBe(404);
});

test('the published site is left alone', () => {
  expect(publishedFiles()).toEqual(publishedBefore);
});
