import { readdirSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { inLanguage } from '#lib/words/say.ts';
import { saidIn, spokenIn } from './spoken.ts';

const SCRIPTS = readdirSync('components', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.test|\.d)\.ts$/.test(file) && !file.endsWith('say-nodes.ts'))
  .map((file) => `components/${file}`)
  .concat('lib/search/hits.ts');

describe('spokenIn(language)', () => {
  it('puts sentences in place, and leaves those that wait for values', () => {
    const script = "say('Try again'); say('Copied as {format}.', { format });";
    expect(inLanguage('de', () => saidIn(script))).toBe(
      '"Noch einmal versuchen"; say("Als {format} kopiert.", { format });',
    );
  });

  it.each(SCRIPTS)('finds every sentence of %s', (file) => {
    const said = inLanguage('de', () => saidIn(readFileSync(file, 'utf8')));
    expect([...said.matchAll(/(?<![#.\w])say\(\s*'[^']*'/g)].map(([call]) => call)).toEqual([]);
  });

  it('leaves no list of words in a script', async () => {
    const { outputFiles } = await build({
      entryPoints: ['components/search/status.ts'],
      bundle: true,
      write: false,
      format: 'esm',
      plugins: [spokenIn('de')],
    });
    const text = outputFiles[0]?.text ?? '';
    expect(text).toContain('wurde als');
    expect(text.length).toBeLessThan(2000);
  });
});
