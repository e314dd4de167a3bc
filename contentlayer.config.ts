import { defineDocumentType, type FieldDefs, makeSource } from 'contentlayer2/source-files';
import { z } from 'zod';
import { ENTRY_SHAPES, type EntryShape } from './lib/schema/entries.ts';
import { settings } from './lib/schema/settings.ts';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/**
 * The fields of a schema in contentlayer's words. Lists and objects are `json`: it would walk each item as a task of its
 * own, for a tenth of its time, to say what `check` says with line and column.
 */
function toFields(schema: JsonSchema): FieldDefs {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).map(([key, value]) => {
    const property = value as JsonSchema;
    return [key, { ...toField(property), required: required.has(key), description: property.description }];
  });
  return Object.fromEntries(fields);
}

function toField(schema: JsonSchema) {
  if (schema.enum && schema.type === 'string') return { type: 'enum', options: schema.enum };
  if (schema.type === 'string' || schema.type === 'boolean') return { type: schema.type };
  if (schema.type === 'integer' || schema.type === 'number') return { type: 'number' };
  return { type: 'json' };
}

const toDocument = ({ typeName, glob, format, schema }: EntryShape, isSingleton = false) =>
  defineDocumentType(() => ({
    name: typeName,
    filePathPattern: glob,
    contentType: format === 'data' ? 'data' : 'markdown',
    isSingleton,
    fields: toFields(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })),
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
