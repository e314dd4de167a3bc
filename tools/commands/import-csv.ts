import { resolve } from 'node:path';
import { type Command, UsageError } from '../command.ts';
import { csvThreads, readMapping } from '../import/csv.ts';
import { runImport, USAGE } from '../import/run-import.ts';
import { STARTED_IN } from '../paths.ts';

const command: Command = {
  name: 'csv',
  help: 'Brings in a table of questions and answers; a mapping file says which column holds what.',
  usage: `FILE --map FILE ${USAGE}`,
  run: (args) =>
    runImport(
      'csv',
      args,
      async ({ file, map }, report) => {
        if (map === undefined) throw new UsageError('--map names the mapping file: docs/importing.md has an example');
        const mapping = readMapping(resolve(STARTED_IN, map));
        return { site: mapping.site, threads: await csvThreads(file, mapping, report) };
      },
      { map: { type: 'string' } },
    ),
};

export default command;
