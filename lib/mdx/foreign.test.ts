import type { Root } from 'hast';
import { raw } from 'hast-util-raw';
import { describe, expect, it } from 'vitest';
import { PAYLOADS } from '../../e2e/payloads.ts';
import { compileBody } from './compile.ts';
import { walkElements } from './walk.ts';

const compile = (text: string, format: 'html' | 'md' = 'html') =>
  compileBody(
    { raw: text, format },
    {
      anchor: 'answer-7',
      language: 'en',
      termIndex: new Map(),
      findTarget: () => undefined,
      markOf: () => undefined,
      hrefOf: (address) => address,
      figureOf: () => '',
      findImage: () => undefined,
      findForeign: () => undefined,
    },
  ).html;

/** What in some HTML runs, loads, styles, takes an id of the page or leads where no link may. */
function wrongIn(html: string): string[] {
  const wrong: string[] = [];
  walkElements(raw({ type: 'root', children: [{ type: 'raw', value: html }] }) as Root, ({ tagName, properties }) => {
    if (
      /^(?:script|style|iframe|object|embed|base|form|input|svg|math|img|link|meta|video|audio|template|frame.*)$/.test(
        tagName,
      )
    )
      wrong.push(`<${tagName}>`);
    for (const [name, value] of Object.entries(properties)) {
      if (/^(?:on|style|src|action|formAction|ping|background|name$|slot|is$)/i.test(name))
        wrong.push(`${tagName} ${name}`);
      if (name === 'id' && !/^answer-7[-_]/.test(String(value))) wrong.push(`#${value}`);
      if (name === 'href' && !/^(?:https?:\/\/|mailto:|#|\/(?![/\\]))/i.test(String(value)))
        wrong.push(`href ${value}`);
      if (name === 'className' && /callout|claim|term/.test(String(value))) wrong.push(`class ${value}`);
    }
  });
  return wrong;
}

describe('a text of a forum', () => {
  it('holds nothing that runs, loads or passes for the page', () => {
    expect(PAYLOADS.length).toBeGreaterThan(170);
    const wrong = PAYLOADS.flatMap((payload) =>
      [
        payload,
        `Words ${payload} and words.`,
        `<a href="${payload}" title="${payload}"><img src="${payload}" alt="${payload}">a</a>`,
      ].flatMap((text) => wrongIn(compile(text)).map((what) => `${what} of ${text}`)),
    );
    expect(wrong).toEqual([]);
  }, 30_000);

  it.each([
    ['elements in each other', '<div>'.repeat(3000)],
    [
      'elements that are left open',
      Array.from({ length: 3000 }, (_, at) => `<b id="${at}">`).join('') + '<p>a'.repeat(3000),
    ],
    ['tables in tables', '<table><td>'.repeat(3000)],
  ])('is its words alone where it has too many %s', (_, open) => {
    for (const format of ['html', 'md'] as const) {
      const html = compile(`${open}deep`, format);
      expect(html).toContain('deep');
      expect(html.length).toBeLessThan(20_000);
    }
  });
});
