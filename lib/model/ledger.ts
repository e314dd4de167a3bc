/** A line of the ledger: an address of the book as published, maybe an anchor on it, and where it leads since it is gone. */
export type LedgerLine = { address: string; anchor?: string; to?: string };

const ADDRESS = String.raw`\/(?:[^\s#?/]+\/)*`;
const LINE = new RegExp(`^(${ADDRESS})(?:#([^\\s#]+))?(?:\\s+=>\\s+(${ADDRESS}(?:#[^\\s#]+)?))?$`);

/** Whether a line of the ledger says nothing: it is empty, or a comment. */
export const isLedgerComment = (line: string): boolean => line === '' || line.startsWith('#');

/** Reads a line such as `/q/tides/#answer-moon` or `/compare/ebb-vs-tide/ => /glossary/tide/`; nothing when it is malformed. */
export function readLedgerLine(line: string): LedgerLine | undefined {
  const [, address, anchor, to] = LINE.exec(line) ?? [];
  if (address === undefined) return undefined;
  return { address, ...(anchor === undefined ? {} : { anchor }), ...(to === undefined ? {} : { to }) };
}

/** The lines of a ledger that can be read. */
export const readLedger = (text: string): LedgerLine[] =>
  text.split('\n').flatMap((raw) => {
    const line = raw.trim();
    return isLedgerComment(line) ? [] : (readLedgerLine(line) ?? []);
  });
