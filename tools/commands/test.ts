import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { buildSite } from '../build/build-site.ts';
import { codeVersion } from '../build/code-version.ts';
import { type Command, Failure, readArguments } from '../command.ts';
import { checkedWords, checkOrFail } from '../content/check.ts';
import { siteAddressOf } from '../content/site-address.ts';
import { checkEvidence } from '../evidence/check-evidence.ts';
import { requireOut } from '../finish/out-folder.ts';
import { CACHE, contentFolder, outFolder } from '../paths.ts';
import { runNode } from '../process/child.ts';
import { step, type Work } from '../process/step.ts';

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
  if (outcome instanceof Error) throw outcome;
  if (found.passed === 0) throw new Failure(`no test was run\n${outcome}`);
  return `${found.passed} passed`;
}

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

const test: Command = {
  name: 'test',
  help: 'Runs every test: format and lint, types, units, the content check, the evidence, a build, and a real browser over it.',
  usage: '',
  async run(args) {
    readArguments(args, {});
    const tally: Tally = { passed: 0, failed: 0 };
    const content = contentFolder();
    const out = outFolder();
    requireOut(out, content);
    const address = siteAddressOf(content);
    // The specs know the addresses of a site that is not below a path.
    const siteUrl = address && new URL('/', address).href;
    mkdirSync(CACHE, { recursive: true });
    const steps: [name: string, work: Work][] = [
      [
        'format, lint',
        async () => void (await runNode(bin('@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off'))),
      ],
      ['types', async () => void (await runNode(bin('typescript/bin/tsc', '--noEmit')))],
      [
        'units',
        () =>
          runTests(
            bin(
              'vitest/vitest.mjs',
              'run',
              '--reporter=default',
              '--reporter=json',
              `--outputFile.json=${VITEST_REPORT}`,
            ),
            VITEST_REPORT,
            readVitest,
            tally,
          ),
      ],
      ['content', () => checkedWords(checkOrFail(content, codeVersion()))],
      ['evidence', () => checkEvidence(content)],
      [
        'build',
        async () => {
          process.stdout.write('\n');
          await buildSite({ content, out, siteUrl, cards: true });
          return undefined;
        },
      ],
      ['browser', async () => (await import('../process/browser.ts')).findBrowser()],
      [
        'end to end',
        () =>
          runTests(
            bin('@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts'),
            PLAYWRIGHT_REPORT,
            readPlaywright,
            tally,
          ),
      ],
    ];
    for (const [name, work] of steps) {
      const failedBefore = tally.failed;
      try {
        await step(name, work);
      } catch (error) {
        console.error(error instanceof Failure ? error.message : error);
        console.log(`\n${name} failed; what comes after it was not run.`);
        if (tally.failed === failedBefore) tally.failed += 1;
        break;
      }
    }
    console.log(`${tally.passed} passed, ${tally.failed} failed`);
    return tally.failed === 0 ? 0 : 1;
  },
};

export default test;
