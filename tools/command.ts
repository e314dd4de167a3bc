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

/** The command cannot run as things are: one line that says the cure, exit code 2. */
export class CannotRun extends Error {}

/** The command line cannot be understood: how it is called is said too. */
export class UsageError extends CannotRun {}

/** The work was done and did not succeed; the message is for people and needs no stack. */
export class Failure extends Error {}

/** Reads options and operands; throws a `UsageError` that names what is not known. */
export function readArguments<const T extends ParseArgsConfig['options']>(args: string[], options: T, operands = 0) {
  try {
    const read = parseArgs({ args, options, allowPositionals: operands > 0, strict: true });
    if (read.positionals.length > operands) throw new Error(`Unexpected argument '${read.positionals[operands]}'`);
    return read;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('. To specify')[0] : String(error));
  }
}
