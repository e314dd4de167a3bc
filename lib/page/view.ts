import type { Status } from '#lib/schema/status.ts';

/**
 * What a page shows, ready to be drawn: plain data that survives JSON, no functions, no look-ups left to do.
 * A field that ends in `Html` is safe HTML; every other text is plain. Every `href` is ready for an attribute.
 */
export type Link = { href: string; text: string };

/** A day, a month or a year in both forms: `2026-11-22` for machines, `22 Nov 2026` for people. */
export type Day = { iso: string; text: string };

/** A part of a page as the rail lists it; `marks` count what in it is not plainly so: `1 wrong`. */
export type TocItem = { href: string; text: string; marks?: { status: Status; words: string }[] };
