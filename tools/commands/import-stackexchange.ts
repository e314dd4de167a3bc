import type { Command } from '../command.ts';
import { runImport, USAGE } from '../import/run-import.ts';
import { siteOf } from '../import/stackexchange/site.ts';
import { openTables } from '../import/stackexchange/tables.ts';
import { DumpReader } from '../import/stackexchange/threads.ts';

const command: Command = {
  name: 'stackexchange',
  help: 'Brings in a data dump of Stack Exchange: a folder of XML, or the archive it comes in.',
  usage: `FOLDER-OR-ARCHIVE [--host HOST] ${USAGE}`,
  run: (args) =>
    runImport(
      'stackexchange',
      args,
      async ({ file, ...told }, report, progress) => {
        const named = siteOf(file, told);
        const tables = await openTables(file);
        const reader = new DumpReader({ ...named, tables: tables.files }, report, progress);
        return { site: named.site, threads: reader.threads(), topics: () => reader.topics(), end: tables.end };
      },
      { host: { type: 'string' } },
    ),
};

export default command;
