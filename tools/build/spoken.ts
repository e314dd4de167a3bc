import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import type { Message } from '#lib/words/en.ts';
import { inLanguage, say, sayParts } from '#lib/words/say.ts';
import { ROOT } from '../paths.ts';

/** A call that says a sentence: its words as they are written, and what stands behind them. */
const SAYS = /\bsay\(\s*'((?:[^'\\]|\\.)*)'\s*,?\s*(\)|(?=\{))/g;

/**
 * Makes scripts say their sentences in one language. They are put in place while bundling, so that no script carries a
 * list of words, and none is longer for a book in English.
 */
export const spokenIn = (language: string): Plugin => ({
  name: 'spoken',
  setup({ onLoad }) {
    onLoad({ filter: /\/lib\/words\/say\.ts$/ }, () => ({
      contents: readFileSync(join(ROOT, 'lib/words/fill.ts'), 'utf8'),
      loader: 'ts',
    }));
    onLoad({ filter: /\/(?:components|lib\/search)\/[^?]*\.ts$/ }, ({ path }) => ({
      contents: inLanguage(language, () => saidIn(readFileSync(path, 'utf8'))),
      loader: 'ts',
    }));
  },
});

/** The text of a script with its sentences in the language that is spoken: alone as texts, with values as what those wait in. */
export const saidIn = (script: string): string =>
  script.replace(SAYS, (_, words: string, end: string) => {
    const message = words.replace(/\\(.)/g, '$1') as Message;
    return end ? JSON.stringify(say(message)) : `say(${JSON.stringify(templateOf(message))}, `;
  });

/** A sentence with the names of its values still in it. */
const templateOf = (message: Message): string => {
  const names = [...message.matchAll(/\{(\w+)\}/g)].map(([whole, name]) => [name, whole]);
  return sayParts(message, Object.fromEntries(names)).join('');
};
