import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../paths.ts';
import { filesIn } from '../process/files-in.mjs';

const sources = ['app', 'components', 'lib', 'tools'].flatMap((folder) =>
  filesIn(join(ROOT, folder)).map((file) => `${folder}/${file}`),
);
const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

describe('pages are documents', () => {
  it("no source says 'use client': what moves is a custom element in a .element.ts file", () => {
    const clients = sources.filter(
      (file) => /\.tsx?$/.test(file) && /^\s*['"]use (client|server)['"]/m.test(textOf(file)),
    );
    expect(clients).toEqual([]);
  });
});

describe('a doc comment', () => {
  it('stands above what it is about: behind a field, editors show it for the next one', () => {
    const squeezed = sources.flatMap((file) =>
      /\.tsx?$/.test(file)
        ? textOf(file)
            .split('\n')
            .flatMap((line, at) => (/\S\s+\/\*\* [^`]*\*\//.test(line) ? `${file}:${at + 1}` : []))
        : [],
    );
    expect(squeezed).toEqual([]);
  });
});
