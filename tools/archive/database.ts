import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { Pool, PoolClient } from 'pg';
import { CannotRun } from '../command.ts';
import { CACHE } from '../paths.ts';
import { withLock } from '../process/lock.ts';

/** Asks the database; values stand in the text as `$1`, `$2` and so on, and never are a part of it. */
export type Query = <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** Postgres: a server of somebody's, or the one that runs inside this process. */
export type Database = {
  /** Asks it; rejects when no answer comes in time. */
  query: Query;
  /** Does work of which all is kept or nothing. */
  transaction: <T>(work: (query: Query) => Promise<T>) => Promise<T>;
  /** Runs statements of ours that take no values. */
  script: (text: string) => Promise<void>;
  /** Does work while no other process does work under this lock; rejects with `CannotRun` when one does. */
  withLock: <T>(work: () => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
  /** Where it is, without a password. */
  name: string;
};

/** How long things may take, in ms, and how many connections there are. */
export type Limits = { connect: number; query: number; connections: number };

/** For what answers readers: it is better not to answer than to answer late. */
export const READING: Limits = { connect: 1_000, query: 2_000, connections: 8 };

/** For a load, whose last transaction may move a whole book. */
export const LOADING: Limits = { connect: 10_000, query: 3_600_000, connections: 2 };

/** The lock of a load, the same on every machine. */
const LOAD_LOCK = 0x616e7377;

/** Where the embedded database lies. */
const embeddedFolder = () => process.env.ARCHIVE_FOLDER ?? join(CACHE, 'archive');

/**
 * Does work with the database that the environment names, by `DATABASE_URL` or by `PGHOST` and its like; without any, with
 * the embedded one, which no other process may have meanwhile.
 */
export async function withDatabase<T>(limits: Limits, work: (database: Database) => Promise<T>): Promise<T> {
  const { DATABASE_URL: url, PGHOST, PGDATABASE } = process.env;
  const use = async (database: Database) => {
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  };
  if (url || PGHOST || PGDATABASE) return use(await openServer(limits, url));
  return withLock('archive', async () => use(await openEmbedded(embeddedFolder())));
}

/** A pool of connections to a server. Whoever waits too long for one is refused. */
export async function openServer(limits: Limits, url?: string): Promise<Database> {
  const { default: pg } = await import('pg');
  const pool: Pool = new pg.Pool({
    ...(url ? { connectionString: url } : {}),
    max: limits.connections,
    connectionTimeoutMillis: limits.connect,
    statement_timeout: limits.query,
    query_timeout: limits.query + 500, // for a server that does not even say that it was too slow
    application_name: 'answerbook',
    idleTimeoutMillis: 30_000,
  });
  pool.on('error', () => {}); // an idle connection was cut: the next query opens another
  const queryOf =
    (asked: Pool | PoolClient): Query =>
    async <Row>(text: string, values: readonly unknown[] = []) =>
      (await asked.query(text, [...values])).rows as Row[];
  const withClient = async <T>(work: (client: PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    const noteBroken = (error: Error) => {
      broken = error;
    };
    client.on('error', noteBroken);
    try {
      return await work(client);
    } finally {
      client.off('error', noteBroken);
      client.release(broken);
    }
  };
  return {
    query: queryOf(pool),
    transaction: (work) =>
      withClient(async (client) => {
        await client.query('begin');
        try {
          const result = await work(queryOf(client));
          await client.query('commit');
          return result;
        } catch (error) {
          await client.query('rollback').catch(() => {}); // the connection may be what was lost
          throw error;
        }
      }),
    script: async (text) => void (await pool.query(text)),
    withLock: (work) =>
      withClient(async (client) => {
        const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [LOAD_LOCK]);
        if (!rows[0].taken) throw new CannotRun('another load runs into this database: wait for it, or stop it');
        try {
          return await work();
        } finally {
          await client.query('select pg_advisory_unlock($1)', [LOAD_LOCK]).catch(() => {});
        }
      }),
    close: () => pool.end(),
    name: nameOf(url),
  };
}

/** Postgres inside this process. Only one process at a time may have its folder, so that nothing else holds a lock. */
export async function openEmbedded(folder: string): Promise<Database> {
  const { PGlite: Embedded } = await import('@electric-sql/pglite');
  if (!folder.includes('://')) mkdirSync(folder, { recursive: true });
  const pg: PGlite = await Embedded.create(folder);
  const queryOf =
    (asked: PGlite | Transaction): Query =>
    async <Row>(text: string, values: readonly unknown[] = []) =>
      (await asked.query<Row>(text, [...values])).rows;
  return {
    query: queryOf(pg),
    transaction: (work) => pg.transaction((transaction) => work(queryOf(transaction))),
    script: async (text) => void (await pg.exec(text)),
    withLock: (work) => work(),
    close: () => pg.close(),
    name: `an embedded Postgres in ${folder}`,
  };
}

function nameOf(url: string | undefined): string {
  const { PGHOST = 'localhost', PGPORT = '5432', PGDATABASE = '' } = process.env;
  if (!url) return `${PGHOST}:${PGPORT}/${PGDATABASE}`;
  if (!URL.canParse(url)) return 'the database of DATABASE_URL';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
