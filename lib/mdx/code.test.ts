import { describe, expect, it } from 'vitest';
import { codeHtml } from './code.ts';

const coloured = (code: string, language: string) => codeHtml(code, language).includes('hljs-');

describe('codeHtml(code, language)', () => {
  it('colours what it knows', () => {
    expect(coloured('const a = 1;', 'js')).toBe(true);
    expect(coloured('const a = 1;', 'klingon')).toBe(false);
  });

  it('colours code of 3,000 lines', () => expect(coloured('a = "b"\n'.repeat(3000), 'python')).toBe(true));

  it.each([
    ['templates in templates', 'python', 'f"{\n', 20_000],
    ['templates in templates', 'js', '`${\n', 20_000],
    ['commands in commands', 'sh', '"$(\n', 20_000],
    ['values in values', 'ruby', '"#{\n', 20_000],
    ['values in values', 'swift', '"\\(\n', 20_000],
    ['values in values', 'kotlin', '"${\n', 20_000],
    ['one word', 'js', 'a', 100_000],
    ['words without a sign', 'c', 'a\n', 50_000],
    ['brackets', 'markdown', '[', 100_000],
    ['a great many lines', 'js', 'a = 1;\n', 40_000],
  ])('leaves %s in %s as they are', (_, language, unit, count) => {
    const html = codeHtml(unit.repeat(count), language);
    expect(html).not.toContain('hljs-');
    expect(html.length).toBeGreaterThan(unit.length * count);
  });
});
