import { askAddress } from '../authoring/ask-address.ts';
import { type NamedSource, readSources, reportSources } from '../authoring/source-report.ts';
import { codeVersion } from '../build/code-version.mjs';
import { type Command, readArguments } from '../command.ts';
import { checkOrFail } from '../content/check.ts';
import { contentFolder } from '../paths.ts';

/** How many addresses are asked at once. */
const AT_ONCE = 4;

const sources: Command = {
  name: 'sources',
  help: 'Lists sources that nobody has read, that are older than what their claims were run with, and with --ask those that have moved.',
  usage: '[--content DIR] [--ask]',
  async run(args) {
    const { values } = readArguments(args, { content: { type: 'string' }, ask: { type: 'boolean', default: false } });
    const folder = contentFolder(values.content);
    const { book } = checkOrFail(folder, codeVersion());
    const all = readSources(folder, book);
    const { unread, older } = reportSources(book, all);
    write(
      'Nobody has read',
      unread.map(({ id, url }) => `${id}  ${url}`),
    );
    write(
      'Read before the Python that their claims were run with',
      older.map(
        ({ source, release, since, claims }) =>
          `${source.id}  read ${source.seen.date}; Python ${release} since ${since}: ${claims.join(', ')}`,
      ),
    );
    if (values.ask) await ask(all);
    console.log(`${all.length} sources, ${all.length - unread.length} of them read`);
    return 0;
  },
};

/** Asks every address, a few at once, and says what has moved, what is gone and what did not answer. */
async function ask(all: readonly NamedSource[]): Promise<void> {
  const lines = { moved: [] as string[], gone: [] as string[], silent: [] as string[] };
  const left = [...all];
  const askOne = async () => {
    for (let source = left.shift(); source; source = left.shift()) {
      const answer = await askAddress(source.url);
      if (!answer) continue;
      const said = answer.is === 'moved' ? answer.to : answer.is === 'gone' ? `status ${answer.status}` : answer.why;
      lines[answer.is].push(`${source.id}  ${source.url}  ${said}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askOne));
  write('Moved', lines.moved.sort());
  write('Gone', lines.gone.sort());
  write('Did not answer', lines.silent.sort());
}

function write(heading: string, lines: readonly string[]): void {
  if (lines.length > 0) console.log(`${heading}: ${lines.length}\n${lines.map((line) => `  ${line}\n`).join('')}`);
}

export default sources;
