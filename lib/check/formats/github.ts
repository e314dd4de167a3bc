import type { Findings } from '../check.ts';
import { summary } from './text.ts';

/** Everything as workflow commands, which GitHub shows beside the lines of a pull request. */
export function toGithub(result: Findings): string {
  const lines = result.issues.map(({ file, line, column, endLine, endColumn, severity, rule, message, hint }) => {
    const end = endLine === undefined ? {} : { endLine, ...(endLine === line ? { endColumn } : {}) };
    const properties = Object.entries({ file, line, ...end, col: column, title: rule }).map(
      ([name, value]) => `${name}=${escapeProperty(String(value))}`,
    );
    return `::${severity} ${properties.join(',')}::${escapeData(`${message}${hint ? `. ${hint}` : ''}`)}`;
  });
  return `${[...lines, summary(result)].join('\n')}\n`;
}

// As @actions/core does it (src/command.ts).
const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
