import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn } from './assets.ts';
import { ROOT } from './paths.ts';

const sources = ['components', 'lib', 'pages'].flatMap((folder) =>
  filesIn(join(ROOT, folder)).map((file) => `${folder}/${file}`),
);

describe('pages are documents', () => {
  it("no source says 'use client': what moves is a custom element in a .element.ts file", () => {
    const clients = sources.filter(
      (file) => /\.tsx?$/.test(file) && /^\s*['"]use (client|server)['"]/m.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(clients).toEqual([]);
  });

  it("every page switches Next's runtime off", () => {
    const pages = sources.filter((file) => file.startsWith('pages/') && !/\/_(app|document)\.tsx$/.test(file));
    expect(pages.length).toBeGreaterThan(0);
    for (const file of pages) {
      expect(readFileSync(join(ROOT, file), 'utf8'), file).toContain(
        'export const config = { unstable_runtimeJS: false }',
      );
    }
  });
});
