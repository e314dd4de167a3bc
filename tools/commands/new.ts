import { ENTRY_KINDS, type EntryKind } from '#lib/schema/fields.ts';
import { isTerminal, openTerminal } from '../authoring/ask.ts';
import { fieldsOf } from '../authoring/asked-fields.ts';
import { writeBook } from '../authoring/new-book.ts';
import { composeEntry, writeEntry } from '../authoring/new-entry.ts';
import { codeVersion } from '../build/code-version.mjs';
import { type Command, readArguments, UsageError } from '../command.ts';
import { check, issueLine } from '../content/check.ts';
import { contentFolder } from '../paths.ts';

const KINDS = ['book', ...ENTRY_KINDS];

/** Options that are no field: what the command itself wants to know. */
const OWN = {
  content: { type: 'string' },
  id: { type: 'string' },
  question: { type: 'string' },
  text: { type: 'string' },
} as const;

const command: Command = {
  name: 'new',
  help: `Makes a book, or an entry of one: ${KINDS.join(', ')}. On a terminal it asks for what is not given; every field is an option, such as --title.`,
  usage:
    'book DIR [--name NAME] [--sentence SENTENCE]\n   or: npm run kb -- new KIND [--FIELD VALUE …] [--question ID] [--id ID] [--text TEXT] [--content DIR]',
  async run([kind, ...args]) {
    if (kind === 'book') return newBook(args);
    if (!isKind(kind)) throw new UsageError(`new makes one of: ${KINDS.join(', ')}`);
    const fields = Object.fromEntries(
      fieldsOf(kind).map(({ name }) => [name, { type: 'string', multiple: true }] as const),
    );
    const { values } = readArguments(args, { ...fields, ...OWN });
    const { content: folder, id, question, text, ...given } = values as Record<string, unknown>;
    const content = contentFolder(folder as string | undefined);
    const version = codeVersion();
    const terminal = isTerminal() ? openTerminal() : undefined;
    try {
      const entry = await composeEntry(
        kind,
        {
          fields: new Map(Object.entries(given as Record<string, string[]>)),
          ...(id === undefined ? {} : { id: id as string }),
          ...(question === undefined ? {} : { question: question as string }),
          ...(text === undefined ? {} : { text: text as string }),
        },
        check(content, version).book,
        { terminal, today: new Date().toISOString().slice(0, 10) },
      );
      const { file, address, warnings } = writeEntry(content, entry, version);
      console.log(`${file}\n${address}`);
      for (const warning of warnings) console.log(`next: ${issueLine(warning)}`);
      return 0;
    } finally {
      terminal?.close();
    }
  },
};

const isKind = (word: string | undefined): word is EntryKind => ENTRY_KINDS.some((kind) => kind === word);

function newBook(args: string[]): number {
  const { values, positionals } = readArguments(args, { name: { type: 'string' }, sentence: { type: 'string' } }, 1);
  if (!positionals[0]) throw new UsageError('new book wants the folder to make');
  for (const line of writeBook(positionals[0], values)) console.log(line);
  return 0;
}

export default command;
