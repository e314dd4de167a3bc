import process from 'node:process';
import { CannotRun, type Command, Failure, UsageError } from './command.ts';

/** The commands by name; each is loaded only when it is asked for, so that a fast one stays fast. */
const COMMANDS: Record<string, () => Promise<{ default: Command }>> = {
  start: () => import('./commands/start.ts'),
  dev: () => import('./commands/dev.ts'),
  build: () => import('./commands/build.ts'),
  check: () => import('./commands/check.ts'),
  serve: () => import('./commands/serve.ts'),
  permalinks: () => import('./commands/permalinks.ts'),
  new: () => import('./commands/new.ts'),
  rename: () => import('./commands/rename.ts'),
  schemas: () => import('./commands/schemas.ts'),
  test: () => import('./commands/test.ts'),
  evidence: () => import('./commands/evidence.ts'),
  bench: () => import('./commands/bench.ts'),
  mcp: () => import('./commands/mcp.ts'),
};

async function writeHelp(): Promise<void> {
  console.log('npm run kb -- <command> [options]\n');
  for (const load of Object.values(COMMANDS)) {
    const { name, help } = (await load()).default;
    console.log(`  ${name.padEnd(12)}${help}`);
  }
  console.log('\nnpm run kb -- <command> --help says how a command is called.');
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
  const [name, ...args] = argv;
  if (name !== 'mcp') endWithReader(); // which answers its reader on its own terms
  if (!name || name === '--help' || name === '-h' || name === 'help') return writeHelp();
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    console.error(`There is no command "${name}". The commands are: ${Object.keys(COMMANDS).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const command = (await load()).default;
  if (args.includes('--help') || args.includes('-h')) {
    console.log(`npm run kb -- ${name} ${command.usage}\n\n${command.help}`);
    return;
  }
  try {
    process.exitCode = await command.run(args);
  } catch (error) {
    console.error(error instanceof CannotRun || error instanceof Failure ? error.message : error);
    if (error instanceof UsageError) console.error(`usage: npm run kb -- ${name} ${command.usage}`);
    process.exitCode = error instanceof CannotRun ? 2 : 1;
  }
}
