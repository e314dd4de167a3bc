import type { CommandGroup } from '../command.ts';

/** What questions come from, each a command of its own. */
const group: CommandGroup = {
  name: 'import',
  help: 'Brings questions and answers in from elsewhere, as entries of a book or as records of foreign threads.',
  commands: {
    faq: () => import('./import-faq.ts'),
    csv: () => import('./import-csv.ts'),
    discourse: () => import('./import-discourse.ts'),
    'github-discussions': () => import('./import-github-discussions.ts'),
    page: () => import('./import-page.ts'),
    records: () => import('./import-records.ts'),
    stackexchange: () => import('./import-stackexchange.ts'),
  },
};

export default group;
