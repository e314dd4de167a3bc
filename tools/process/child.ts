import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import { Failure } from '../command.ts';
import { ROOT } from '../paths.ts';

const running = new Set<ChildProcess>();
let listening = false;

/** Ends the children before this process ends, so that Ctrl-C or `kill` leave nothing behind. */
function endWithParent(child: ChildProcess): void {
  running.add(child);
  child.once('exit', () => running.delete(child));
  if (listening) return;
  listening = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      for (const other of running) other.kill('SIGTERM');
      const code = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal];
      if (running.size === 0) process.exit(code);
      for (const other of running) other.once('exit', () => running.size === 0 && process.exit(code));
      setTimeout(() => process.exit(code), 5000).unref();
    });
  }
  process.once('exit', () => {
    for (const other of running) other.kill('SIGKILL');
  });
}

/** How a child process is started. */
export type ChildOptions = {
  env?: Record<string, string | undefined>;
  /** `show`: its output is ours; `keep` (the default): it is collected. */
  output?: 'show' | 'keep';
};

/** Starts a child process that ends with this one. */
export function startChild(command: string, args: string[], { env, output = 'keep' }: ChildOptions = {}): ChildProcess {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, PWD: ROOT, ...env }, // contentlayer takes PWD, not the working directory, for the place it is in
    stdio: output === 'show' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  });
  endWithParent(child);
  return child;
}

/** Waits for a child process to end; returns its exit code and what it wrote (nothing when its output was shown). */
export function runChild(
  command: string,
  args: string[],
  options: ChildOptions = {},
): Promise<{ code: number; text: string }> {
  return new Promise((resolve, reject) => {
    const child = startChild(command, args, options);
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (part: string) => (text += part));
    child.once('error', (error) => reject(new Failure(`${command} could not be started: ${error.message}`)));
    child.once('close', (code) => resolve({ code: code ?? 1, text }));
  });
}

/** Runs a Node script that must succeed; throws a `Failure` with everything it wrote. */
export async function runNode(args: string[], options: ChildOptions = {}): Promise<string> {
  const { code, text } = await runChild(process.execPath, args, options);
  if (code !== 0) throw new Failure(text.trim() || `node ${args.join(' ')} ended with exit code ${code}`);
  return text;
}
