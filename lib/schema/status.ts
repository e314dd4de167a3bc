/** How a claim stands today, best first. */
export const STATUSES = ['holds', 'note', 'imprecise', 'wrong', 'open'] as const;

/** How a claim stands today. */
export type Status = (typeof STATUSES)[number];
