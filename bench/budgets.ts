/** What a number has to do: stay at or below `most`, or at or above `least`. */
export type Reach = { most: number } | { least: number };

/** A number to show: its name, its unit, what to reach, and why in a sentence. */
export type Budget = { what: string; unit: string; digits: number; reach: Reach; why: string };

const most = (limit: number, unit: string, digits: number, what: string, why: string): Budget => ({
  what,
  unit,
  digits,
  reach: { most: limit },
  why,
});
const least = (limit: number, unit: string, what: string, why: string): Budget => ({
  what,
  unit,
  digits: 0,
  reach: { least: limit },
  why,
});

const lighthouse = (category: string, score: number) =>
  least(
    score,
    'points',
    `Lighthouse ${category}`,
    'Median of five, with the settings of its makers, built for the measured origin.',
  );

/** Every budget of the book, by the name under which it is measured. kB are 1,000 bytes. */
export const BUDGETS = {
  'thread/total': most(
    28,
    'kB',
    1,
    'thread of 900 words: everything',
    'Gzip, headers included: what a reader on a train waits and pays for.',
  ),
  'thread/html': most(
    12,
    'kB',
    1,
    '  of it HTML',
    'Text, claims, cards of terms and navigation; the flight data of Next alone was more.',
  ),
  'thread/js': most(8, 'kB', 1, '  of it JavaScript', 'Theme and custom elements: nothing hydrates.'),
  'thread/css': most(8, 'kB', 1, '  of it CSS', 'One style sheet for a page, no framework.'),
  'thread/paint': most(
    700,
    'ms',
    0,
    '  largest paint',
    'Slow 4G, CPU 4×, median of five: about where the text alone would be.',
  ),
  'thread/blocking': most(
    20,
    'ms',
    0,
    '  blocking time',
    'Tasks of more than 50 ms after the first paint, as far as they are.',
  ),
  'thread/shift': most(0, '', 4, '  layout shift', 'Nothing moves after the first paint.'),
  'first/total': most(
    42,
    'kB',
    1,
    'the first thread: everything',
    'The fullest thread of the book, with all its claims and terms.',
  ),
  'first/html': most(28, 'kB', 1, '  of it HTML', 'Grid, claims, cards and both answers in full.'),
  'first/paint': most(700, 'ms', 0, '  largest paint', 'The same as for any thread.'),
  'first/blocking': most(50, 'ms', 0, '  blocking time', 'The same as for any thread.'),
  'first/shift': most(0, '', 4, '  layout shift', 'The same as for any thread.'),
  'pages/foreign': most(0, '', 0, 'requests to other hosts', 'A reader is nobody else’s business.'),
  'pages/console': most(0, '', 0, 'console messages', 'A console that is silent shows the first real fault.'),
  'pages/violations': most(
    0,
    '',
    0,
    'CSP violations',
    'The policy forbids everything inline and foreign, and the pages keep to it.',
  ),
  'lighthouse/performance': lighthouse('performance', 99),
  'lighthouse/accessibility': lighthouse('accessibility', 100),
  'lighthouse/best-practices': lighthouse('best practices', 100),
  'lighthouse/seo': lighthouse('SEO', 100),
  'build/cold': most(
    70,
    'CPU s',
    1,
    '1,000 threads, cold',
    'User and system time of the whole process tree; the code was compiled before, content compiles nothing.',
  ),
  'build/uncompiled': most(85, 'CPU s', 1, '  with the code to be compiled', 'What a new machine pays once.'),
  'build/memory': most(
    1200,
    'MB',
    0,
    '  peak memory of the tree',
    'The sum of resident sets: a small CI machine has 2 GB.',
  ),
  'build/slope': most(
    14,
    'CPU ms',
    1,
    '  a page more, 100 to 1,000 threads',
    'What writing one more thread costs, per page it adds.',
  ),
  'build/html': most(20, 'kB', 1, '  HTML a page', 'Before compression, mean of all pages.'),
  'build/warm': most(6, 'CPU s', 1, '  after one changed file', 'The same tree, one answer changed.'),
  'build/added': most(
    10,
    'CPU s',
    1,
    '  a thread more, with a claim and a term',
    'Its words are looked for in every text.',
  ),
  'build/unchanged': most(4, 'CPU s', 1, '  nothing changed', 'What every change pays before its own cost.'),
  'build/large-slope': most(
    14,
    'CPU ms',
    1,
    '5,000 threads: a page more, from 1,000',
    'Nothing on a page depends on the number of entries.',
  ),
  'build/large-flat': most(
    1.15,
    '×',
    2,
    '  against a page more below 1,000',
    'Flat, as far as a noisy machine can tell.',
  ),
  'build/large-memory': most(2000, 'MB', 0, '  peak memory of the tree', 'Memory grows with what one step needs.'),
  'figures/draw': most(
    1,
    'CPU s',
    2,
    '100 recorded runs drawn',
    'Each with its words and its table: figures must not be felt in a build.',
  ),
  'figures/size': most(12, 'kB', 1, '  the largest of them', 'Gzip, alone: what a figure may cost its page.'),
} as const satisfies Record<string, Budget>;

/** The name of a budget. */
export type BudgetId = keyof typeof BUDGETS;

/** Whether a measured number is within reach, as it is shown: rounded to the budget's digits. */
export function isReached({ reach, digits }: Budget, measured: number): boolean {
  const shown = Number(measured.toFixed(digits));
  return 'most' in reach ? shown <= reach.most : shown >= reach.least;
}
