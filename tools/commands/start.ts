import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, readArguments } from '../command.ts';
import { stampOfInputs } from '../inputs.ts';
import { CACHE, contentFolder, outFolder } from '../paths.ts';
import { portOf, serveUntilEnded } from './serve.ts';

const STAMP = join(CACHE, 'built-from');

/** Builds `out/` unless it was built from exactly what is here now. */
async function buildIfChanged(content: string, out: string): Promise<void> {
  const stamp = stampOfInputs(content);
  const isCurrent = existsSync(join(out, 'index.html')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp;
  if (isCurrent) return;
  rmSync(STAMP, { force: true });
  const { buildSite } = await import('./build.ts');
  await buildSite(content, out);
  writeFileSync(STAMP, stamp);
}

const start: Command = {
  name: 'start',
  help: 'Builds the site when something has changed and serves it on http://localhost:3000 (PORT overrides).',
  usage: '[--port N]',
  async run(args) {
    const { values } = readArguments(args, { port: { type: 'string' } });
    const port = portOf(values.port);
    const out = outFolder();
    await buildIfChanged(contentFolder(), out);
    return serveUntilEnded(out, port);
  },
};

export default start;
