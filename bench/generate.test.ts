import { describe, expect, it } from 'vitest';
import { generatedFiles } from './generate.ts';
import { MEASURED_THREAD, proseWords } from './measured-thread.ts';
import { countWords } from './prose.ts';

const filesOf = (threads: number) => new Map([...generatedFiles({ threads })].map(({ path, text }) => [path, text]));
const bodyOf = (text: string) => text.split('\n---\n').slice(1).join('\n---\n');

describe('generatedFiles({ threads })', () => {
  const small = filesOf(12);
  const large = filesOf(130);

  it('writes the same file whatever the number of threads', () => {
    for (const [path, text] of small) expect([path, large.get(path)]).toEqual([path, text]);
  });

  it('writes no path twice', () => {
    expect(large.size).toBe([...generatedFiles({ threads: 130 })].length);
  });

  it('writes six imported files a thread and at least one claim', () => {
    const paths = [...large.keys()];
    expect(paths.filter((path) => path.endsWith('.md'))).toHaveLength(6 * 130);
    expect(paths.filter((path) => /^claims\/\d/.test(path))).toHaveLength(130 + 13);
    expect(paths.filter((path) => path.startsWith('glossary/'))).toHaveLength(60);
  });

  it('writes threads of 650 to 700 words in the mean', () => {
    const words = [...large]
      .filter(([path]) => path.endsWith('.md'))
      .reduce((sum, [, text]) => sum + countWords(bodyOf(text)), 0);
    expect(words / 130).toBeGreaterThan(650);
    expect(words / 130).toBeLessThan(700);
  });

  it('links only entries that it writes', () => {
    const targets = [...large.values()].flatMap((text) => [...text.matchAll(/\((q|term|source):([a-z0-9-]+)\)/g)]);
    expect(targets.length).toBeGreaterThan(130 * 6);
    const fileOf = {
      q: (id: string) => `questions/${id}/question.md`,
      term: (id: string) => `glossary/${id}.mdx`,
      source: (id: string) => `sources/${id}.yaml`,
    };
    for (const [, kind, id] of targets) expect(large.has(fileOf[kind as keyof typeof fileOf](id as string))).toBe(true);
  });

  it('writes a thread of 900 words, code not counted, for its page to be measured', () => {
    const texts = [...small]
      .filter(([path]) => path.startsWith(`questions/${MEASURED_THREAD}/`))
      .map(([, text]) => bodyOf(text));
    expect(texts).toHaveLength(6);
    expect(texts.reduce((sum, text) => sum + proseWords(text), 0)).toBe(900);
    expect(texts.join('').match(/<Claim /g)).toHaveLength(10);
  });
});
