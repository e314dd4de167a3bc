/** What runs a program: a closed list, each with the name that its program's file has. No shape: the browser has this too. */
export const PROGRAM_FILES = { python: 'program.py', sh: 'program.sh', node: 'program.mjs' } as const;

/** What runs a program. */
export type Runtime = keyof typeof PROGRAM_FILES;
