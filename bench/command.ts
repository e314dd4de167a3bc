import type { Command } from '../tools/command.ts';

const bench: Command = {
  name: 'bench',
  help: 'Measures what pages cost a reader and builds cost a machine, against the budgets; the numbers never fail a run, unless --strict. "search" measures the search by a collection of judged queries and prints one line of JSON.',
  usage:
    '[page|lighthouse|build|figures|all] [--threads N] [--large] [--json] [--strict] | search FILE.json[.gz] [--split test|dev] [--no-votes] [--peers]',
  run: async (args) => (await import('./run.ts')).runBench(args), // its packages are installed only for it
};

export default bench;
