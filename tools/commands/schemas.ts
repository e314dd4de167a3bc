import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { curation } from '#lib/schema/curation.ts';
import { ENTRY_SHAPES } from '#lib/schema/entries.ts';
import { ENTRY_KINDS } from '#lib/schema/fields.ts';
import { threadRecord, topicRecord } from '#lib/schema/record.ts';
import { settings } from '#lib/schema/settings.ts';
import { type Command, readArguments } from '../command.ts';
import { ROOT } from '../paths.ts';

const FOLDER = join(ROOT, 'docs/schema');

/** The JSON Schemas (draft 2020-12) of every entry and of `site.yaml` by file name; each field's help is its description. */
export function jsonSchemas(): Map<string, string> {
  const shapes: [string, string, z.ZodType][] = ENTRY_KINDS.map((kind) => [
    kind,
    ENTRY_SHAPES[kind].glob,
    ENTRY_SHAPES[kind].schema,
  ]);
  shapes.push(['site', 'site.yaml', settings], ['curated', 'imported/<site>/curated.yaml', curation]);
  const records: typeof shapes = [
    ['thread-record', 'imported/<site>/000.jsonl', threadRecord],
    ['topic-record', 'imported/<site>/topics.jsonl', topicRecord],
  ];
  return new Map(
    [...shapes, ...records].map(([name, glob, schema]) => {
      const isRecord = records.some(([record]) => record === name);
      // What an author writes, so fields with a default may be left out.
      const json = {
        title: name,
        description: isRecord ? `A line of ${glob}, as a program writes it.` : `What an author writes in ${glob}.`,
        ...z.toJSONSchema(schema, { io: 'input' }),
      };
      return [`${name}.json`, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
}

const schemas: Command = {
  name: 'schemas',
  help: 'Writes the JSON Schemas with which editors complete front matter; --check only says whether they are up to date.',
  usage: '[--check] [--out DIR]',
  async run(args) {
    const { values } = readArguments(args, {
      check: { type: 'boolean', default: false },
      out: { type: 'string', default: FOLDER },
    });
    const stale = [...jsonSchemas()].filter(([name, text]) => {
      const file = join(values.out, name);
      return !existsSync(file) || readFileSync(file, 'utf8') !== text;
    });
    const where = relative(process.cwd(), values.out) || '.';
    if (values.check) {
      for (const [name] of stale) console.log(`${where}/${name} is not up to date. Run "npm run kb -- schemas".`);
      return stale.length > 0 ? 1 : 0;
    }
    mkdirSync(values.out, { recursive: true });
    for (const [name, text] of stale) writeFileSync(join(values.out, name), text);
    console.log(`${stale.length} of ${jsonSchemas().size} schemas written to ${where}`);
    return 0;
  },
};

export default schemas;
