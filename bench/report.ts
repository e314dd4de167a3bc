import { cpus, loadavg, totalmem } from 'node:os';
import process from 'node:process';
import { BUDGETS, type Budget, type BudgetId, isReached } from './budgets.ts';

/**
 * What was measured of a budget; `note` says what a reader has to know with it. `otherSize`: the book was not of the size
 * that the budget is for, so the number neither keeps nor misses it.
 */
export type Result = { id: BudgetId; measured: number; note?: string; otherSize?: boolean };

/** Whether a result is within reach; nothing when it cannot be told from it. */
export const verdictOf = ({ id, measured, otherSize }: Result): boolean | undefined =>
  otherSize ? undefined : isReached(BUDGETS[id], measured);

const VERDICT_WORDS = { true: 'ok', false: 'short', undefined: '–' } as const;

/** A machine, as far as figures depend on it. */
export type Machine = {
  cores: number;
  processor: string;
  memoryGB: number;
  system: string;
  node: string;
  chromium?: string;
  load: number;
};

/** This machine, and how busy it is now: processes that wanted a core in the last minute. */
export const describeMachine = (chromium?: string): Machine => ({
  cores: cpus().length,
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  memoryGB: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${process.arch}`,
  node: process.version,
  ...(chromium ? { chromium } : {}),
  load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
});

/** The results as a table: what, what to reach, what was measured, and whether that is in reach. */
export function toTable(results: readonly Result[]): string {
  const rows = results.map((result) => {
    const { id, measured, note } = result;
    const budget = BUDGETS[id];
    return [
      budget.what,
      reachText(budget),
      numberText(budget, measured),
      VERDICT_WORDS[`${verdictOf(result)}`],
      note ?? '',
    ];
  });
  const all = [['what', 'reach', 'measured', '', ''], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map(([what = '', reach = '', measured = '', ok = '', note = '']) =>
      `${what.padEnd(widths[0] ?? 0)}  ${reach.padStart(widths[1] ?? 0)}  ${measured.padStart(widths[2] ?? 0)}  ${ok.padEnd(5)}  ${note}`.trimEnd(),
    )
    .join('\n');
}

/** The machine in a line. */
export const toMachineLine = ({ cores, processor, memoryGB, system, node, chromium, load }: Machine): string =>
  `${cores} cores (${processor}), ${memoryGB} GB, ${system}, Node ${node.slice(1)}${chromium ? `, Chromium ${chromium}` : ''}, load ${load}`;

const reachText = (budget: Budget) =>
  'most' in budget.reach ? `≤ ${withUnit(budget, budget.reach.most)}` : `≥ ${withUnit(budget, budget.reach.least)}`;

const numberText = (budget: Budget, measured: number) => withUnit(budget, Number(measured.toFixed(budget.digits)));

const withUnit = ({ unit }: Budget, value: number) => `${value.toLocaleString('en')} ${unit}`.trim();
