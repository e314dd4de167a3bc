import { describe, expect, it } from 'vitest';
import type { Findings } from '../check.ts';
import { toGithub } from './github.ts';
import { toJson } from './json.ts';
import { toSarif } from './sarif.ts';
import { toLine, toText } from './text.ts';

const RESULT: Findings = {
  files: 163,
  issues: [
    {
      file: 'questions/tides/answer-moon.mdx',
      line: 14,
      column: 3,
      endLine: 14,
      endColumn: 9,
      severity: 'error',
      rule: 'claims/unknown',
      message: 'claim "tides-need-moon" is not defined',
      hint: 'Did you mean "tides-follow-moon"?',
    },
    {
      file: 'a,b:c%\u001b.mdx',
      line: 1,
      column: 1,
      severity: 'warning',
      rule: 'bytes/crlf',
      message: 'two\nlines',
      fix: 'text',
    },
  ],
};

describe('toLine(issue)', () => {
  it('says place, message, cure and rule', () => {
    expect(RESULT.issues.map((issue) => toLine(issue))).toEqual([
      'questions/tides/answer-moon.mdx:14:3 claim "tides-need-moon" is not defined. Did you mean "tides-follow-moon"? (claims/unknown)',
      'a,b:c%\ufffd.mdx:1:1 warning two\ufffdlines (bytes/crlf)',
    ]);
  });

  it('colours only when asked to', () => {
    const [issue] = RESULT.issues;
    expect(issue && toLine(issue, true)).toContain('\u001b[31merror\u001b[0m');
    expect(issue && toLine(issue)).not.toContain('\u001b');
  });
});

describe('toText(result)', () => {
  it('ends with the count', () => {
    expect(toText(RESULT)).toMatch(
      /\n1 file can be mended: give the same command --fix\.\n\n1 error, 1 warning in 163 files\n$/,
    );
    expect(toText({ issues: [], files: 1 })).toBe('0 errors, 0 warnings in 1 file\n');
  });
});

describe('toJson(result)', () => {
  it('holds issues and files, and says fixable instead of the fix', () => {
    const read = JSON.parse(toJson(RESULT));
    expect(Object.keys(read)).toEqual(['issues', 'files']);
    expect(read.issues[0]).toEqual(RESULT.issues[0]);
    expect(read.issues[1]).toMatchObject({ fixable: true });
    expect(read.issues[1]).not.toHaveProperty('fix');
  });
});

describe('toGithub(result)', () => {
  it('escapes as GitHub reads it', () => {
    expect(toGithub(RESULT).split('\n')).toEqual([
      '::error file=questions/tides/answer-moon.mdx,line=14,endLine=14,endColumn=9,col=3,title=claims/unknown::claim "tides-need-moon" is not defined. Did you mean "tides-follow-moon"?',
      '::warning file=a%2Cb%3Ac%25\u001b.mdx,line=1,col=1,title=bytes/crlf::two%0Alines',
      '1 error, 1 warning in 163 files',
      '',
    ]);
  });
});

describe('toSarif(result)', () => {
  it('has one run whose results name rules of its driver', () => {
    const { version, runs } = JSON.parse(toSarif(RESULT));
    expect([version, runs.length, runs[0].columnKind]).toEqual(['2.1.0', 1, 'utf16CodeUnits']);
    for (const result of runs[0].results) expect(runs[0].tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(runs[0].results[0].locations[0].physicalLocation.region).toEqual({
      startLine: 14,
      startColumn: 3,
      endLine: 14,
      endColumn: 9,
    });
    expect(runs[0].results[1].locations[0].physicalLocation.artifactLocation.uri).toBe('a%2Cb%3Ac%25%1B.mdx');
  });
});
