import type { z } from 'zod';
import { type FieldMeta, fieldMeta } from '#lib/schema/fields.ts';
import type { Path } from './yaml.ts';

/** A field of an entry that names another, or says a day. */
export type FieldUse = { path: Path; value: string } & (
  | { as: 'reference'; refers: NonNullable<FieldMeta['refers']> }
  | { as: 'day' }
);

type Def = {
  type: string;
  format?: string;
  innerType?: z.ZodType;
  in?: z.ZodType;
  element?: z.ZodType;
  valueType?: z.ZodType;
  options?: z.ZodType[];
  values?: unknown[];
  shape?: Record<string, z.ZodType>;
};

const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def;

/** The schema of what is written, below defaults, optionals and transformations. */
export function unwrap(schema: z.ZodType): z.ZodType {
  const { innerType, in: written } = defOf(schema);
  const inner = innerType ?? written;
  return inner ? unwrap(inner) : schema;
}

/** The schema of the field at a path, with its help, when there is one. */
export function fieldAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let field: z.ZodType | undefined = schema;
  for (const step of path) {
    const outer: Def | undefined = field && defOf(unwrap(field));
    // Of a choice, the one that has such a field.
    const group: z.ZodType | undefined = outer?.options?.find((option) => fieldNames(option).includes(String(step)));
    const def: Def | undefined = group ? defOf(unwrap(group)) : outer;
    field = def?.shape
      ? Object.hasOwn(def.shape, step)
        ? def.shape[step]
        : undefined
      : (def?.element ?? def?.valueType);
  }
  return field;
}

/** Whether a field holds a day, or one of several things of which one is a day. */
export function isDayField(schema: z.ZodType): boolean {
  const { format, options = [] } = defOf(unwrap(schema));
  return format === 'date' || options.some(isDayField);
}

/** Whether a day field may say a month or a year alone. */
export const isDateField = (schema: z.ZodType): boolean =>
  (defOf(unwrap(schema)).options ?? []).some((option) => fieldMeta.get(option)?.isPartOfDate);

/** The names of the fields a schema knows, when it is an object or may be one. */
export function fieldNames(schema: z.ZodType | undefined): string[] {
  const { shape = {}, options = [] } = schema ? defOf(unwrap(schema)) : {};
  return [...Object.keys(shape), ...options.flatMap(fieldNames)];
}

/** Finds the ids and days in an entry's data by its schema; data of the wrong shape is passed over, not refused. */
export function findFieldUses(schema: z.ZodType, data: unknown, path: Path = []): FieldUse[] {
  const inner = unwrap(schema);
  const def = defOf(inner);
  if (def.type === 'object' && isRecord(data))
    return Object.entries(def.shape ?? {}).flatMap(([name, field]) =>
      Object.hasOwn(data, name) ? findFieldUses(field, data[name], [...path, name]) : [],
    );
  if (def.type === 'record' && isRecord(data) && def.valueType)
    return Object.keys(data).flatMap((name) => findFieldUses(def.valueType as z.ZodType, data[name], [...path, name]));
  if (def.type === 'array' && Array.isArray(data))
    return data.flatMap((item: unknown, at) => findFieldUses(def.element as z.ZodType, item, [...path, at]));
  if (def.type === 'union') {
    if (typeof data === 'number' && isDateField(inner)) return [{ path, value: String(data), as: 'day' }];
    const literal = def.options?.some((option) => defOf(option).values?.includes(data));
    return literal ? [] : (def.options ?? []).flatMap((option) => findFieldUses(option, data, path));
  }
  if (def.type !== 'string' || typeof data !== 'string') return [];
  const refers = fieldMeta.get(inner)?.refers;
  if (refers) return [{ path, value: data, as: 'reference', refers }];
  return def.format === 'date' || fieldMeta.get(inner)?.isPartOfDate ? [{ path, value: data, as: 'day' }] : [];
}

/** Whether a value is a map of fields. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
