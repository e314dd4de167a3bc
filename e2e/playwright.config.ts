import { defineConfig, devices } from '@playwright/test';
import { BROWSER_ARGUMENTS, findBrowser } from '../tools/process/browser.ts';

/** Specs over `out/`, served as `npm start` serves it: they know addresses only. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: '../.cache/playwright',
  globalSetup: './serve-out.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // Where nobody watches, a machine may be busy with other things: what fails is tried once more, and listed as flaky.
  retries: process.stdout.isTTY ? 0 : 1,
  // Where nobody watches, what failed stands at the end, in full.
  reporter: [[process.stdout.isTTY ? 'line' : 'dot'], ['json', { outputFile: '../.cache/playwright.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    launchOptions: { executablePath: findBrowser(), args: [...BROWSER_ARGUMENTS] },
    screenshot: 'only-on-failure',
  },
});
