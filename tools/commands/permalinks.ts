import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLedgerComment } from '#lib/model/ledger.ts';
import { codeVersion } from '../build/code-version.mjs';
import { type Command, Failure, readArguments, UsageError } from '../command.ts';
import { check, issueLine } from '../content/check.ts';
import { contentFolder } from '../paths.ts';

const HEAD = `# Every published address, entry anchor and heading id that an author wrote. Forums link them, so a line is never deleted:
# \`check\` fails when one would vanish. \`npm run kb -- permalinks publish\` adds the new ones.
`;

/** The ledger with the addresses it lacks, sorted below its first comment lines. */
export function addPermalinks(
  ledger: string,
  permalinks: readonly string[],
): { text: string; added: number; listed: number } {
  const lines = ledger.split('\n').map((line) => line.trim());
  const known = new Set(lines.filter((line) => !isLedgerComment(line)));
  const places = new Set([...known].map((line) => line.split(/\s+=>/)[0]));
  const added = permalinks.filter((line) => !places.has(line));
  const comments = lines.filter((line) => line.startsWith('#'));
  const head = comments.length > 0 ? `${comments.join('\n')}\n` : HEAD;
  return {
    text: `${head}${[...known, ...added].sort().join('\n')}\n`,
    added: added.length,
    listed: known.size + added.length,
  };
}

const permalinks: Command = {
  name: 'permalinks',
  help: 'Adds the new addresses and anchors of the book to the ledger of what was published.',
  usage: 'publish [--content DIR]',
  async run(args) {
    const { values, positionals } = readArguments(args, { content: { type: 'string' } }, 1);
    if (positionals[0] !== 'publish') throw new UsageError('permalinks knows one thing to do: publish');
    const content = contentFolder(values.content);
    const found = check(content, codeVersion());
    const errors = found.issues.filter(({ severity }) => severity === 'error');
    if (errors.length > 0)
      throw new Failure(`${errors.map(issueLine).join('\n')}\nMend these first: what is published stays.`);
    const file = join(content, 'permalinks.txt');
    const { text, added, listed } = addPermalinks(existsSync(file) ? readFileSync(file, 'utf8') : '', found.permalinks);
    if (added > 0) writeFileSync(file, text);
    const now = found.permalinks.length;
    const former = listed > now ? `: ${now} that are there, ${listed - now} that lead to them` : '';
    console.log(`${added} new; permalinks.txt lists ${listed}${former}`);
    return 0;
  },
};

export default permalinks;
