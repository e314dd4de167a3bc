import type { CommandGroup } from '../command.ts';

/** What questions come from, each a command of its own. */
const group: CommandGroup = {
  name: 'import',
  help: 'Brings questions and answers in from elsewhere, as entries of a book.',
  commands: {
    faq: () => import('./import-faq.ts'),
  },
};

export default group;
