import { type Command, UsageError } from '../command.ts';
import { discourseThreads, readTopics } from '../import/discourse.ts';
import { runImport, USAGE } from '../import/run-import.ts';
import { siteOf } from '../import/stackexchange/site.ts';

const command: Command = {
  name: 'discourse',
  help: 'Brings in topics of a Discourse forum: JSON as /t/<id>.json?print=true has it, or an export with its posts.',
  usage: `FILE-OR-FOLDER --host HOST ${USAGE}`,
  run: (args) =>
    runImport(
      'discourse',
      args,
      ({ file, host, ...told }, report) => {
        if (host === undefined) throw new UsageError('--host says which forum it is, such as --host forum.example.org');
        const forum = siteOf(file, {
          host,
          ...told,
          site: told.site ?? host.replaceAll('.', '-').slice(0, 20).replace(/-$/, ''),
        });
        return { site: forum.site, threads: discourseThreads(readTopics(file), forum, report) };
      },
      { host: { type: 'string' } },
    ),
};

export default command;
