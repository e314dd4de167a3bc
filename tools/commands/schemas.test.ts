import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../paths.ts';
import { jsonSchemas } from './schemas.ts';

describe('docs/schema', () => {
  const folder = join(ROOT, 'docs/schema');

  it('holds the schemas as they are now: after a change of lib/schema, "npm run kb -- schemas" writes them', () => {
    const written = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
    expect(Object.fromEntries(written)).toEqual(Object.fromEntries(jsonSchemas()));
  });
});
