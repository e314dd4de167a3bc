import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from '../command.ts';
import { ROOT } from '../paths.ts';

const bench: Command = {
  name: 'bench',
  help: 'Measures what pages cost a reader and builds cost a machine, against the budgets; the numbers never fail a run, unless --strict. "search" measures the search by a collection of judged queries and prints one line of JSON; with --data, every collection of a folder beside other engines, as a table.',
  usage:
    '[page|lighthouse|build|figures|all] [--threads N] [--large] [--json] [--strict] | search FILE.json[.gz] [--split test|dev|all] [--no-votes] [--peers] | search --data DIR | archive DIR [--copies N] | archive-hits FILE.json[.gz] [--copies N]',
  // Named like this, it is no part of the bundle: its packages are installed only for it.
  run: async (args) => (await import(pathToFileURL(join(ROOT, 'bench/run.ts')).href)).runBench(args),
};

export default bench;
