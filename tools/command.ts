import process from 'node:process';
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A command of the author tools: one file in `tools/commands`. */
export type Command = {
  name: string;
  /** One sentence for `kb --help`. */
  help: string;
  /** How it is called, without the name: `[--content DIR]`. */
  usage: string;
  /** Does the work and returns the exit code; a `CannotRun` becomes exit code 2, a `Failure` exit code 1. */
  run(args: string[]): Promise<number>;
};

/** Commands by name; each is loaded only when it is asked for, so that a fast one stays fast. */
export type Commands = Record<string, () => Promise<{ default: Command | CommandGroup }>>;

/** Commands that share their first word, as in `kb import faq`. */
export type CommandGroup = { name: string; help: string; commands: Commands };

/** The command cannot run as things are: one line that says the cure, exit code 2. */
export class CannotRun extends Error {}

/** The command line cannot be understood: how it is called is said too. */
export class UsageError extends CannotRun {}

/** The work was done and did not succeed; the message is for people and needs no stack. */
export class Failure extends Error {}

/** Options of ours that npm has too, and may have been told for itself. */
const OF_NPM = ['dry-run', 'json', 'long', 'help', 'yes', 'force', 'name', 'description', 'author', 'version'];

/** Without `--` before it npm takes an option for its own, and tells it only in the environment. */
function refuseOptionsOfNpm(args: readonly string[], options: ParseArgsConfig['options']): void {
  const taken = Object.keys(options ?? {}).find(
    (name) => !OF_NPM.includes(name) && process.env[`npm_config_${name.replaceAll('-', '_')}`] !== undefined,
  );
  const script = process.env.npm_lifecycle_event;
  if (taken === undefined || script === undefined || args.includes(`--${taken}`)) return;
  throw new UsageError(
    `npm took --${taken} for an option of its own: write -- before it, as in npm run ${script} -- --${taken} …`,
  );
}

/** Reads options and operands; throws a `UsageError` that names what is not known. */
export function readArguments<const T extends ParseArgsConfig['options']>(args: string[], options: T, operands = 0) {
  refuseOptionsOfNpm(args, options);
  try {
    const read = parseArgs({ args, options, allowPositionals: operands > 0, strict: true });
    if (read.positionals.length > operands) throw new Error(`Unexpected argument '${read.positionals[operands]}'`);
    return read;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('. To specify')[0] : String(error));
  }
}
