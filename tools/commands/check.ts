import process from 'node:process';
import type { CheckResult } from '#lib/check/check.ts';
import { applyFixes } from '#lib/check/fix.ts';
import { toGithub } from '#lib/check/formats/github.ts';
import { toJson } from '#lib/check/formats/json.ts';
import { toSarif } from '#lib/check/formats/sarif.ts';
import { toText } from '#lib/check/formats/text.ts';
import { codeVersion } from '../build/code-version.mjs';
import { type Command, readArguments, UsageError } from '../command.ts';
import { check as checkContent } from '../content/check.ts';
import { CACHE, contentFolder, STARTED_IN } from '../paths.ts';

const FORMATS: ReadonlyMap<string, (result: CheckResult) => string> = new Map([
  ['text', (result: CheckResult) => toText(result, Boolean(process.stdout.isTTY) && !process.env.NO_COLOR)],
  ['json', toJson],
  ['sarif', toSarif],
  ['github', toGithub],
]);

/** A fix may uncover another: carriage returns first, then the blank lines before front matter. */
const MOST_FIXES = 5;

/** Checks a folder; when it cannot be, that is the command line's fault, not the content's. */
function checkFolder(folder: string, version: string, strict: boolean): CheckResult {
  try {
    return checkContent(folder, version, CACHE, strict);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT') throw new UsageError(`there is no folder ${folder}`);
    if (code === 'ENOTDIR') throw new UsageError(`${folder} is not a folder`);
    if (code === 'EACCES' || code === 'EPERM') throw new UsageError(`${folder} cannot be read (${code})`);
    throw cause;
  }
}

const check: Command = {
  name: 'check',
  help: 'Says everything that is wrong with a folder of content, with line, column and cure.',
  usage: '[--content DIR] [--format text|json|sarif|github] [--fix] [--strict]',
  async run(args) {
    const { values } = readArguments(args, {
      content: { type: 'string' },
      format: { type: 'string', default: 'text' },
      fix: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
    });
    const write = FORMATS.get(values.format);
    if (!write)
      throw new UsageError(`there is no format "${values.format}"; the formats are ${[...FORMATS.keys()].join(', ')}`);
    const folder = contentFolder(values.content);
    const version = codeVersion();
    let result = checkFolder(folder, version, values.strict);
    for (
      let tries = 0;
      values.fix && tries < MOST_FIXES && applyFixes(result.issues, STARTED_IN).length > 0;
      tries += 1
    )
      result = checkFolder(folder, version, values.strict);
    process.stdout.write(write(result));
    return result.issues.some((issue) => values.strict || issue.severity === 'error') ? 1 : 0;
  },
};

export default check;
