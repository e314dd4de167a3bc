import { defineDocumentType, defineNestedType, type FieldDefs, makeSource } from 'contentlayer2/source-files';
import { z } from 'zod';
import { ENTRY_SHAPES, type EntryShape } from './lib/schema/entries.ts';
import { settings } from './lib/schema/settings.ts';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** The fields of a schema in contentlayer's words; what it has no word for is `json`, and `check` sees to it. */
function toFields(schema: JsonSchema, name: string): FieldDefs {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).map(([key, value]) => {
    const property = value as JsonSchema;
    return [
      key,
      { ...toField(property, `${name}_${key}`), required: required.has(key), description: property.description },
    ];
  });
  return Object.fromEntries(fields);
}

function toField(schema: JsonSchema, name: string) {
  if (schema.enum && schema.type === 'string') return { type: 'enum', options: schema.enum };
  if (schema.type === 'string' || schema.type === 'boolean') return { type: schema.type };
  if (schema.type === 'integer' || schema.type === 'number') return { type: 'number' };
  if (schema.type === 'object' && schema.properties) return { type: 'nested', of: toNested(schema, name) };
  if (schema.type === 'array') {
    const items = schema.items as JsonSchema;
    if (items.type === 'string') return { type: 'list', of: { type: 'string' } };
    if (items.type === 'object') return { type: 'list', of: toNested(items, name) };
  }
  return { type: 'json' };
}

const toNested = (schema: JsonSchema, name: string) =>
  defineNestedType(() => ({ name, fields: toFields(schema, name) }));

const toDocument = ({ typeName, glob, format, schema }: EntryShape, isSingleton = false) =>
  defineDocumentType(() => ({
    name: typeName,
    filePathPattern: glob,
    contentType: format === 'data' ? 'data' : 'markdown',
    isSingleton,
    fields: toFields(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), typeName),
  }));

const settingsShape = {
  typeName: 'Settings',
  path: /^site\.yaml$/,
  glob: 'site.yaml',
  format: 'data',
  schema: settings,
} as const;

export default makeSource({
  contentDirPath: process.env.ANSWERBOOK_CONTENT ?? 'content',
  // Traces are read where they lie: they are no entries.
  contentDirExclude: ['README.md', '**/trace-*.json'],
  documentTypes: [...Object.values(ENTRY_SHAPES).map((shape) => toDocument(shape)), toDocument(settingsShape, true)],
  // Bodies are compiled by lib/mdx with the whole site known; contentlayer only hands over the checked data and the raw text.
  markdown: (builder) => {
    builder.Parser = () => ({ type: 'root', children: [] });
    builder.Compiler = () => '';
    builder.parser = builder.Parser;
    builder.compiler = builder.Compiler;
  },
  disableImportAliasWarning: true,
  onMissingOrIncompatibleData: 'fail',
  onExtraFieldData: 'fail',
  onUnknownDocuments: 'fail',
});
