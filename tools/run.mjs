#!/usr/bin/env node
/**
 * The door of every npm script: plain Node without dependencies, because it runs before anything is installed.
 * It checks Node's version, installs the packages that the command needs when they are missing or older than the lock
 * file, and hands the rest of the command line to `tools/cli.ts`, bundled.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { bundleTools } from './bundle.mjs';
import { ROOT } from './root.mjs';

const LOWEST_NODE = [20, 9];

/** Commands that need what tests need, too. */
const TESTING = ['test', 'bench'];

/** Says what is wrong in one line and ends with exit code 2: the command could not run. */
function stop(message) {
  console.error(message);
  process.exit(2);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LOWEST_NODE[0] || (major === LOWEST_NODE[0] && minor >= LOWEST_NODE[1])) return;
  stop(
    `This is Node ${process.versions.node}; Answerbook needs Node ${LOWEST_NODE.join('.')} or newer: https://nodejs.org/en/download`,
  );
}

/** What npm notes of an installation when it is complete. */
const noteIn = (folder) => join(folder, 'node_modules/.package-lock.json');

/** Whether the packages are those of the lock file. */
function isCurrent(folder) {
  const lock = join(folder, 'package-lock.json');
  if (!existsSync(noteIn(folder))) return false;
  return !existsSync(lock) || statSync(noteIn(folder)).mtimeMs >= statSync(lock).mtimeMs;
}

/** Whether the packages of tests are among those that are installed. */
const hasTestPackages = () => existsSync(noteIn(ROOT)) && readFileSync(noteIn(ROOT), 'utf8').includes('"dev": true');

function install(folder, ...options) {
  const command = existsSync(join(folder, 'package-lock.json')) ? 'ci' : 'install';
  const started = Date.now();
  console.error(`packages: npm ${command} (the first time this takes a minute or two)`);
  const windows = process.platform === 'win32';
  const args = [command, '--no-audit', '--no-fund', ...options];
  const { status, error } = spawnSync(windows ? 'npm.cmd' : 'npm', args, {
    cwd: folder,
    stdio: ['inherit', 2, 2], // what a command says on standard output is its own, and may be read by a program
    shell: windows,
  });
  if (error || status !== 0)
    stop(`npm ${command} failed${error ? `: ${error.message}` : ''}. Mend what it says above and try again.`);
  console.error(`packages: ready in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** Building needs few packages; tests need all, and where they have been run those stay; the bench has its own besides. */
function installFor(command) {
  const testing = hasTestPackages();
  const needsAll = testing || TESTING.includes(command);
  if (!isCurrent(ROOT) || needsAll !== testing) install(ROOT, needsAll ? '--include=dev' : '--omit=dev');
  const bench = join(ROOT, 'bench');
  if (command === 'bench' && !isCurrent(bench)) install(bench);
}

/** Where the command was typed: npm goes to the checkout by itself, and says where it came from. */
const startedIn = (process.cwd() === ROOT && process.env.INIT_CWD) || process.cwd();

/** The commands, bundled; from their sources where no bundle can be kept, and for the bench, whose packages are its own. */
async function importTools(command) {
  const bundled = command === 'bench' ? undefined : await bundleTools().catch(stopUnlessDisk);
  if (bundled) {
    process.setSourceMapsEnabled(true);
    return import(pathToFileURL(join(bundled, 'cli.js')).href);
  }
  const { register } = await import('tsx/esm/api');
  register();
  return import('./cli.ts');
}

/** Ends for what is wrong in the code; a disk is the command's to speak of, if it needs one. */
function stopUnlessDisk(error) {
  if (error.errors) stop(error.message);
}

requireNode();
process.env.ANSWERBOOK_STARTED_IN = startedIn;
delete process.env.INIT_CWD; // a command that this one starts is typed where it is started
process.chdir(ROOT);
installFor(process.argv[2]);
// In this very process, so that Ctrl-C and exit codes need no passing on.
const { runCli } = await importTools(process.argv[2]);
await runCli(process.argv.slice(2));
