import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../paths.ts';
import { filesIn } from './assets.ts';

const sources = ['app', 'components', 'lib'].flatMap((folder) =>
  filesIn(join(ROOT, folder)).map((file) => `${folder}/${file}`),
);

describe('pages are documents', () => {
  it("no source says 'use client': what moves is a custom element in a .element.ts file", () => {
    const clients = sources.filter(
      (file) => /\.tsx?$/.test(file) && /^\s*['"]use (client|server)['"]/m.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(clients).toEqual([]);
  });
});
