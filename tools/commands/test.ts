import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { buildSite } from '../build/build-site.ts';
import { codeVersion } from '../build/code-version.mjs';
import { type Command, Failure, readArguments } from '../command.ts';
import { checkedWords, checkOrFail } from '../content/check.ts';
import { siteAddressOf } from '../content/site-address.ts';
import { checkEvidence } from '../evidence/check-evidence.ts';
import { requireOut } from '../finish/out-folder.ts';
import { CACHE, contentFolder, outFolder, ROOT } from '../paths.ts';
import { runNode } from '../process/child.ts';
import { stepsAtOnce, type Work } from '../process/step.ts';
import { ANY_BOOK } from '../testing/any-book.ts';

/** How many tests passed and failed; a step without tests counts as one when it fails. */
type Tally = { passed: number; failed: number };

const VITEST_REPORT = join(CACHE, 'vitest.json');
const PLAYWRIGHT_REPORT = join(CACHE, 'playwright.json');

const bin = (path: string, ...args: string[]): string[] => [join('node_modules', path), ...args];

/** Runs a test runner, then reads from its report how many tests passed and failed. */
async function runTests(
  args: string[],
  report: string,
  read: (json: unknown) => Tally,
  tally: Tally,
  env = {},
): Promise<string> {
  rmSync(report, { force: true });
  const outcome = await runNode(args, { env }).catch((error: Failure) => error);
  const found = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 };
  tally.passed += found.passed;
  tally.failed += found.failed;
  const wrong =
    found.passed === 0 && typeof outcome === 'string' ? new Failure(`no test was run\n${outcome}`) : outcome;
  if (typeof wrong === 'string') return `${found.passed} passed`;
  if (found.failed === 0) tally.failed += 1;
  throw wrong;
}

/** A work without tests, which counts as a failed one when it fails. */
const counted =
  (work: Work, tally: Tally): Work =>
  async () => {
    try {
      return await work();
    } catch (error) {
      tally.failed += 1;
      throw error;
    }
  };

function readVitest(json: unknown): Tally {
  const { numPassedTests, numFailedTests, testResults } = json as {
    numPassedTests: number;
    numFailedTests: number;
    testResults: { status: string; assertionResults: unknown[] }[];
  };
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

function readPlaywright(json: unknown): Tally {
  const { stats, errors } = json as {
    stats: { expected: number; unexpected: number; flaky: number };
    errors: unknown[];
  };
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (stats.unexpected === 0 ? errors.length : 0),
  };
}

/** The browsers that are there; a long run asks a second engine, and says so when there is none. */
async function browsers(long = false): Promise<string> {
  const { findBrowser, findFirefox } = await import('../process/browser.ts');
  const chromium = findBrowser();
  if (!long) return chromium;
  return `${chromium}, ${findFirefox() ?? 'no Firefox: e2e/firefox.e2e.ts is left out until firefox-esr is installed'}`;
}

const test: Command = {
  name: 'test',
  help: 'Runs every test: format and lint, types, units, the content check, the evidence, a build, and a real browser over it. With --long it tries all there is where it tries a sample otherwise, for up to half an hour. With --content it tries a book of yours: its check, evidence and build, and in a browser what holds for any book.',
  usage: '[--long] [--content DIR]',
  async run(args) {
    const { values } = readArguments(args, { long: { type: 'boolean' }, content: { type: 'string' } });
    const tally: Tally = { passed: 0, failed: 0 };
    const content = contentFolder(values.content);
    const isOurs = content === join(ROOT, 'content');
    const out = outFolder();
    requireOut(out, content);
    const address = siteAddressOf(content);
    // The specs know the addresses of a site that is not below a path.
    const siteUrl = address && new URL('/', address).href;
    mkdirSync(CACHE, { recursive: true });
    const env = { LONG: values.long ? '1' : '' }; // read in tools/testing/sample.ts
    const run = (...args: string[]) => counted(async () => void (await runNode(args)), tally);
    const units = bin(
      'vitest/vitest.mjs',
      'run',
      '--no-isolate',
      '--maxWorkers=100%', // of the CPUs; one less is the default, and leaves one of two idle
      '--testTimeout=60000', // a slow machine is no fault; what would take minutes is
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${VITEST_REPORT}`,
    );
    const specs = bin('@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts');
    if (!isOurs) specs.push('--grep', ANY_BOOK);
    const build = async () => {
      process.stdout.write('\n');
      await buildSite({ content, out, siteUrl, cards: true });
      return undefined;
    };
    /** What runs at once stands in one list. */
    const steps: [name: string, work: Work][][] = [
      // Of a book of somebody's own, only the book is tried.
      [
        ['format, lint', run(...bin('@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off'))],
        ['types', run(...bin('typescript/bin/tsc', '--noEmit'))],
        ['units', () => runTests(units, VITEST_REPORT, readVitest, tally, env)],
      ],
      [['content', counted(() => checkedWords(checkOrFail(content, codeVersion())), tally)]],
      [['evidence', counted(() => checkEvidence(content), tally)]],
      [['build', counted(build, tally)]],
      [['browser', counted(() => browsers(values.long), tally)]],
      [['end to end', () => runTests(specs, PLAYWRIGHT_REPORT, readPlaywright, tally, env)]],
    ];
    for (const atOnce of isOurs ? steps : steps.slice(1)) {
      try {
        await stepsAtOnce(atOnce);
      } catch (error) {
        console.error(error instanceof Failure ? error.message : error);
        console.log(`\n${atOnce.map(([name]) => name).join(', ')} failed; what comes after it was not run.`);
        break;
      }
    }
    console.log(`${tally.passed} passed, ${tally.failed} failed`);
    return tally.failed === 0 ? 0 : 1;
  },
};

export default test;
