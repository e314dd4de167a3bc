import process from 'node:process';
import { READING, withDatabase } from '../archive/database.ts';
import { archiveSite } from '../archive/site.ts';
import { compileApp, openApp } from '../build/app.ts';
import { codeVersion } from '../build/code-version.mjs';
import { type Command, readArguments } from '../command.ts';
import { startSite } from '../server/server.ts';
import { portOf } from './serve.ts';

/** How long what has begun may go on when the server is ended, in ms. */
const PATIENCE = 10_000;

const serveArchive: Command = {
  name: 'serve-archive',
  help: 'Serves the book that load has put into a database, every address drawn when it is asked for.',
  usage:
    '[--port N] [--host ADDRESS]\n\nThe database is named as for load. Without --host it listens on this machine only.',
  async run(args) {
    const { values } = readArguments(args, { port: { type: 'string' }, host: { type: 'string' } });
    const port = portOf(values.port);
    const version = codeVersion();
    await compileApp(version);
    return withDatabase(READING, async (database) => {
      const log = (line: object) => void process.stdout.write(`${JSON.stringify(line)}\n`);
      const apps: ReturnType<typeof openApp>[] = [];
      const drawer: Parameters<typeof archiveSite>[0]['drawer'] = (source) => {
        const app = openApp(source);
        apps.push(app);
        return app.draw;
      };
      const site = archiveSite({ database, version, drawer, log });
      const server = await startSite(site, { port, host: values.host });
      log({ time: new Date().toISOString(), listening: server.address, database: database.name });
      const code = await new Promise<number>((resolve) => {
        process.once('SIGINT', () => resolve(130));
        process.once('SIGTERM', () => resolve(143));
      });
      site.end();
      await server.close(PATIENCE);
      await Promise.all(apps.map((app) => app.close()));
      return code;
    });
  },
};

export default serveArchive;
