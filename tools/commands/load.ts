import process from 'node:process';
import { type Database, LOADING, withDatabase } from '../archive/database.ts';
import { type Loaded, loadArchive } from '../archive/load.ts';
import { purge } from '../archive/purge.ts';
import { type PreparedSite, withSite } from '../build/build-site.ts';
import { CannotRun, type Command, readArguments } from '../command.ts';
import { siteAddressOf } from '../content/site-address.ts';
import { contentFolder } from '../paths.ts';
import { withLock } from '../process/lock.ts';
import { step } from '../process/step.ts';

/** How often a load says how far it is, in ms. */
const OFTEN = 5_000;

const load: Command = {
  name: 'load',
  help: 'Loads the book into a database, from which serve-archive answers.',
  usage:
    '[--content DIR]\n\nThe database is that of DATABASE_URL or PGHOST, PGDATABASE …; without any, an embedded one.',
  async run(args) {
    const { values } = readArguments(args, { content: { type: 'string' } });
    const content = contentFolder(values.content);
    const { ARCHIVE_PURGE_URL: url, ARCHIVE_PURGE_TOKEN: token } = process.env;
    const siteUrl = siteAddressOf(content);
    const loaded = await withDatabase(LOADING, async (database) => {
      await database.query('select 1').catch((error) => {
        throw new CannotRun(`${database.name} cannot be reached: ${error.message || error.code}`);
      });
      return withLock('build', () => withSite({ content, siteUrl, cards: false }, (site) => loadInto(database, site)));
    });
    if (url && loaded.changed.length > 0) await purge(url, loaded.changed, token);
    return 0;
  },
};

async function loadInto(database: Database, site: PreparedSite): Promise<Loaded> {
  let result: Loaded | undefined;
  await step('load', async () => {
    result = await loadArchive({ ...site, database, onProgress: sayOften() });
    const { pages, made, changed } = result;
    return `${pages} pages, ${made} made, ${changed.length} changed`;
  });
  console.log(`loaded into ${database.name}`);
  return result as Loaded;
}

/** Says on standard error how far a load is, not too often. */
function sayOften() {
  let last = Date.now();
  return (done: number, all: number, made: number) => {
    if (Date.now() - last < OFTEN) return;
    last = Date.now();
    console.error(`${done} of ${all} pages, ${made} made`);
  };
}

export default load;
