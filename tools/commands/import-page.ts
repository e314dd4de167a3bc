import type { Command } from '../command.ts';
import { runImport, USAGE } from '../import/run-import.ts';
import { readPage } from '../import/saved-page.ts';

const command: Command = {
  name: 'page',
  help: 'Brings in a question page of Stack Overflow or a site like it that was saved as HTML.',
  usage: `FILE [--host HOST] [--id NUMBER] [--title TITLE] ${USAGE}`,
  run: (args) =>
    runImport(
      'page',
      args,
      ({ file, ...told }, report) => {
        const thread = readPage(file, told, report);
        return { site: thread.site, threads: [thread] };
      },
      { host: { type: 'string' }, id: { type: 'string' }, title: { type: 'string' } },
    ),
};

export default command;
