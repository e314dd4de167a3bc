import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { Failure } from '../command.ts';

/** How Chromium is started for tests; as root it cannot have its sandbox, and it must ask no other host for anything. */
export const BROWSER_ARGUMENTS: readonly string[] = [
  ...(process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Where browsers live that are not on the PATH. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
];

/** Whether a browser is there and starts: one without its libraries is no browser. Windows shows a window instead of a version. */
const starts = (path: string): boolean =>
  existsSync(path) && (process.platform === 'win32' || spawnSync(path, ['--version']).status === 0);

const playwrightsOwn = (): string | undefined => [chromium.executablePath()].find((path) => path && starts(path));

/** The places where programs of these names may be. */
const onPath = (names: readonly string[]): string[] => {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
};

const onThisSystem = (): string | undefined => [...onPath(NAMES), ...PLACES].find(starts);

/** The path of the system's Firefox, if it has one: a second engine, which nothing installs. */
export const findFirefox = (): string | undefined => onPath(['firefox-esr', 'firefox']).find(starts);

/** Runs an installer, with its output shown; whether it succeeded. */
function install(command: string, args: string[]): boolean {
  console.log(`\nno Chromium yet: ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

function fromDebian(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  install('apt-get', ['update']);
  return install('apt-get', ['install', '-y', 'chromium']) ? onThisSystem() : undefined;
}

/**
 * The path of a Chromium: the one Playwright has, one of the system, else one that is installed now.
 * @throws Failure that says what to type when none can be had
 */
export function findBrowser(): string {
  const found = playwrightsOwn() ?? onThisSystem();
  if (found) return found;
  if (install('npx', ['playwright', 'install', 'chromium'])) {
    const installed = playwrightsOwn();
    if (installed) return installed;
  }
  const debian = fromDebian();
  if (debian) return debian;
  throw new Failure(
    'There is no Chromium, and none could be installed. Type one of these, then npm test again:\n  npx playwright install --with-deps chromium\n  sudo apt-get install chromium',
  );
}
