import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { ANY_BOOK } from '../tools/testing/any-book.ts';
import { filesOf, OUT } from './out.ts';

/** Rules about how source is written by hand; these documents are written by React, and a browser reads both ways alike. */
const STYLE_OF_SOURCE = [
  'attribute-boolean-style',
  'attribute-empty-style',
  'attr-case',
  'attr-quotes',
  'doctype-style',
  'void-style',
  'no-trailing-whitespace',
  'no-raw-characters',
  'no-implicit-button-type',
  'long-title',
  'require-sri',
  'no-utf8-bom',
  'no-self-closing',
  'tel-non-breaking',
];

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    ...Object.fromEntries(STYLE_OF_SOURCE.map((rule) => [rule, 'off'])),
  },
});

test('every document is valid HTML', { tag: ANY_BOOK }, async () => {
  const findings: string[] = [];
  for (const file of filesOf('.html')) {
    const report = await validator.validateString(readFileSync(join(OUT, file), 'utf8'), file);
    for (const { messages } of report.results) {
      findings.push(
        ...messages.map(({ line, column, message, ruleId }) => `${file}:${line}:${column} ${message} (${ruleId})`),
      );
    }
  }
  expect(findings.slice(0, 20)).toEqual([]);
});
