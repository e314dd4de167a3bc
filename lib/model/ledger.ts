import { readPlace } from './address.ts';

/** A line of the ledger: an address of the book as published, maybe an anchor on it, and where it leads since it is gone. */
export type LedgerLine = { address: string; anchor?: string; to?: string };

/** Whether a line of the ledger says nothing: it is empty, or a comment. */
export const isLedgerComment = (line: string): boolean => line === '' || line.startsWith('#');

/** The places that a line of the ledger names, as written: one, and where that leads. */
export const placesIn = (line: string): string[] => line.split(/\s+=>\s+/);

/** Reads a line such as `/q/tides/#answer-moon` or `/compare/ebb-vs-tide/ => /glossary/tide/`; nothing when it is malformed. */
export function readLedgerLine(line: string): LedgerLine | undefined {
  const [from = '', to, ...more] = placesIn(line);
  const place = readPlace(from);
  if (!place || more.length > 0 || (to !== undefined && !readPlace(to))) return undefined;
  return { ...place, ...(to === undefined ? {} : { to }) };
}

/** The lines of a ledger that can be read. */
export const readLedger = (text: string): LedgerLine[] =>
  text.split('\n').flatMap((raw) => {
    const line = raw.trim();
    return isLedgerComment(line) ? [] : (readLedgerLine(line) ?? []);
  });
