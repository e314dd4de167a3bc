/**
 * What scripts have of `say.ts`: their sentences are in their language already, put there while bundling
 * (`tools/build/spoken.ts`), and only wait for their values.
 */
export const say = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** A number as it is written in the language of the page; a worker writes none. */
export const number = (value: number): string => value.toLocaleString(document.documentElement.lang);
