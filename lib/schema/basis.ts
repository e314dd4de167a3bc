/** What a claim rests on, what a run could contradict first. */
export const BASES = ['tested', 'sourced', 'defined', 'argued'] as const;

/** What a claim rests on: a run, what others say, how words are used, or reasons. */
export type Basis = (typeof BASES)[number];
