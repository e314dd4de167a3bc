import { SITE } from '#lib/schema/record.ts';
import { type Command, UsageError } from '../command.ts';
import { jsonFiles, readJson } from '../import/discourse.ts';
import { discussionThreads, findDiscussions } from '../import/github-discussions.ts';
import { runImport, USAGE } from '../import/run-import.ts';

const command: Command = {
  name: 'github-discussions',
  help: "Brings in the discussions of a repository, as GitHub's GraphQL API answers the query in docs/importing.md.",
  usage: `FILE-OR-FOLDER --site ID ${USAGE}`,
  run: (args) =>
    runImport('github-discussions', args, ({ file, site, name }, report) => {
      if (site === undefined || !SITE.test(site))
        throw new UsageError(
          '--site names the repository in ids: words of a to z and 0 to 9 with "-" between them, at most 20 characters',
        );
      const discussions = function* () {
        for (const one of jsonFiles(file)) for (const answer of readJson(one)) yield* findDiscussions(answer, one);
      };
      return { site, threads: discussionThreads(discussions(), { site, ...(name ? { siteName: name } : {}) }, report) };
    }),
};

export default command;
