#!/usr/bin/env node
/**
 * The door of every npm script: plain Node without dependencies, because it runs before anything is installed.
 * It checks Node's version, installs the packages when they are missing or older than the lock file, and hands the
 * rest of the command line to `tools/cli.ts`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const LOWEST_NODE = [20, 9];

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

/** Whether the packages are those of the lock file; npm writes `.package-lock.json` when an installation is complete. */
function isInstalled() {
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  const lock = join(ROOT, 'package-lock.json');
  if (!existsSync(installed)) return false;
  return !existsSync(lock) || statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

function install() {
  const command = existsSync(join(ROOT, 'package-lock.json')) ? 'ci' : 'install';
  const started = Date.now();
  console.error(`packages: npm ${command} (the first time this takes a minute or two)`);
  const windows = process.platform === 'win32';
  const { status, error } = spawnSync(windows ? 'npm.cmd' : 'npm', [command, '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: ['inherit', 2, 2], // what a command says on standard output is its own, and may be read by a program
    shell: windows,
  });
  if (error || status !== 0)
    stop(`npm ${command} failed${error ? `: ${error.message}` : ''}. Mend what it says above and try again.`);
  console.error(`packages: ready in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

requireNode();
process.chdir(ROOT);
if (!isInstalled()) install();
// In this very process, so that Ctrl-C and exit codes need no passing on.
const { register } = await import('tsx/esm/api');
register();
const { runCli } = await import('./cli.ts');
await runCli(process.argv.slice(2));
