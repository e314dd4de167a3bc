/**
 * Has contentlayer collect a content folder once, as its own command does, and writes the lists of documents below the
 * working folder. Its command would bundle the settings, and write each document a second and a third time.
 */
import './contentlayer-quiet.mjs';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { runMain } from '@contentlayer2/core';
import { Chunk, pipe, S, T } from '@contentlayer2/utils/effect';
import openSource from '../../contentlayer.config.ts';

const source = await openSource(undefined);
const collect = pipe(
  source.provideSchema('kept nowhere'),
  T.chain((schemaDef) =>
    pipe(
      source.fetchData({ schemaDef, verbose: false, skipCachePersistence: true }),
      S.take(1),
      S.runCollect,
      T.map(Chunk.unsafeHead),
      T.rightOrFail,
      T.map(({ cacheItemsMap }) => ({
        types: Object.values(schemaDef.documentTypeDefMap),
        documents: Object.values(cacheItemsMap).map(({ document }) => document),
      })),
    ),
  ),
);
const { types, documents } = await pipe(collect, runMain({ tracingServiceName: 'contentlayer', verbose: false }));
for (const { name, isSingleton } of types) {
  const folder = join(process.cwd(), '.contentlayer/generated', name);
  const own = documents.filter(({ type }) => type === name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '_index.json'), JSON.stringify(isSingleton ? own[0] : own, null, 2));
}
process.exit(0); // it goes on watching the folder otherwise
