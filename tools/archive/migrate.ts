import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../command.ts';
import { ROOT } from '../paths.ts';
import type { Database, Query } from './database.ts';

/** A step from one form of the tables to the next: its file's name, its SQL and a hash of that. */
type Migration = { name: string; sql: string; hash: string };

/** All steps in their order. A step that was landed is never changed: what comes later is another one. */
export const migrations = (): Migration[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(FOLDER, name), 'utf8');
      return { name, sql, hash: createHash('sha1').update(sql).digest('hex') };
    });

const FOLDER = join(ROOT, 'tools/archive/migrations');

/**
 * Brings the tables to the form that this code knows, each step in a transaction; says how many were taken.
 * @throws Failure when the tables are of a later form, or a step was another one when it was taken
 */
export async function migrate(database: Database): Promise<number> {
  await database.script(`
    create schema if not exists answerbook;
    create table if not exists answerbook.migration (
      name text primary key, hash text not null, taken timestamptz not null default now()
    );`);
  const missing = await missingMigrations(database.query);
  for (const { name, sql, hash } of missing)
    await database.transaction(async (query) => {
      for (const statement of statementsOf(sql)) await query(statement);
      await query('insert into answerbook.migration (name, hash) values ($1, $2)', [name, hash]);
    });
  return missing.length;
}

/**
 * The steps that a database has not taken.
 * @throws Failure when it has taken others
 */
export async function missingMigrations(query: Query, known = migrations()): Promise<Migration[]> {
  const taken = await query<{ name: string; hash: string }>(
    'select name, hash from answerbook.migration order by name',
  );
  const strange = taken.find(({ name, hash }) => !known.some((step) => step.name === name && step.hash === hash));
  if (strange)
    throw new Failure(
      `The database was brought to another form by ${strange.name}, which this version does not know. Load into an empty database, or use the version that made it.`,
    );
  return known.filter(({ name }) => !taken.some((step) => step.name === name));
}

/** The statements of a file of ours: no text in one has a semicolon. */
const statementsOf = (sql: string): string[] =>
  sql
    .replace(/^\s*--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean);
