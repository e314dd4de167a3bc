import process from 'node:process';
import { CannotRun, type Command, type Commands, Failure, UsageError } from './command.ts';

const COMMANDS: Commands = {
  start: () => import('./commands/start.ts'),
  dev: () => import('./commands/dev.ts'),
  build: () => import('./commands/build.ts'),
  check: () => import('./commands/check.ts'),
  serve: () => import('./commands/serve.ts'),
  load: () => import('./commands/load.ts'),
  'serve-archive': () => import('./commands/serve-archive.ts'),
  permalinks: () => import('./commands/permalinks.ts'),
  new: () => import('./commands/new.ts'),
  import: () => import('./commands/import.ts'),
  adopt: () => import('./commands/adopt.ts'),
  rename: () => import('./commands/rename.ts'),
  schemas: () => import('./commands/schemas.ts'),
  test: () => import('./commands/test.ts'),
  sources: () => import('./commands/sources.ts'),
  evidence: () => import('./commands/evidence.ts'),
  bench: () => import('./commands/bench.ts'),
  mcp: () => import('./commands/mcp.ts'),
};

/** How a command is typed whose words are these. */
const typed = (words: readonly string[]): string => ['npm run kb --', ...words].join(' ');

async function writeHelp(commands: Commands, before: readonly string[]): Promise<void> {
  console.log(`${typed([...before, '<command>'])} [options]\n`);
  for (const [name, load] of Object.entries(commands))
    console.log(`  ${name.padEnd(12)}${(await load()).default.help}`);
  console.log(`\n${typed([...before, '<command>'])} --help says how a command is called.`);
}

/** Ends when nobody reads what is said any more, as in `kb … | head`: a build is published whole or not at all. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    console.error('Whoever read what this says has gone: it ends here.');
    process.exit(1);
  });
  process.stderr.on('error', () => process.exit(1));
}

/** Runs a command line such as `['build', '--out', 'x']` and sets the exit code: 2 when it cannot be run. */
export async function runCli(argv: string[]): Promise<void> {
  if (argv[0] !== 'mcp') endWithReader(); // which answers its reader on its own terms
  await runAmong(COMMANDS, argv, []);
}

/**
 * Runs one of some commands.
 * @param before the words that chose them, such as `['import']`
 */
async function runAmong(commands: Commands, [name, ...args]: string[], before: readonly string[]): Promise<void> {
  if (!name || name === '--help' || name === '-h' || name === 'help') return writeHelp(commands, before);
  const words = [...before, name];
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    console.error(`There is no command "${words.join(' ')}". The commands are: ${Object.keys(commands).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const command = (await load()).default;
  if ('commands' in command) return runAmong(command.commands, args, words);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(`${typed(words)} ${command.usage}\n\n${command.help}`);
    return;
  }
  process.exitCode = await exitCodeOf(command, args, words);
}

async function exitCodeOf(command: Command, args: string[], words: readonly string[]): Promise<number> {
  try {
    return await command.run(args);
  } catch (error) {
    console.error(error instanceof CannotRun || error instanceof Failure ? error.message : error);
    if (error instanceof UsageError) console.error(`usage: ${typed(words)} ${command.usage}`);
    return error instanceof CannotRun ? 2 : 1;
  }
}
