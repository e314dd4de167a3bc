import type { Findings } from '../check.ts';
import { RULES } from '../rules.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Everything as SARIF 2.1.0 (OASIS), which code hosts and editors read. */
export function toSarif({ issues }: Findings): string {
  const used = [...new Set(issues.map((issue) => issue.rule))].sort();
  const rules = used.map((id) => {
    const rule = Object.hasOwn(RULES, id) ? RULES[id as keyof typeof RULES] : undefined;
    return {
      id,
      shortDescription: { text: rule?.sentence ?? id },
      defaultConfiguration: { level: rule?.severity ?? 'error' },
    };
  });
  const results = issues.map(({ file, line, column, endLine, endColumn, severity, rule, message, hint }) => ({
    ruleId: rule,
    ruleIndex: used.indexOf(rule),
    level: severity,
    message: { text: hint ? `${message}. ${hint}` : message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
          region: { startLine: line, startColumn: column, ...(endLine === undefined ? {} : { endLine, endColumn }) },
        },
      },
    ],
  }));
  const run = { tool: { driver: { name: 'Answerbook check', rules } }, columnKind: 'utf16CodeUnits', results };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}
