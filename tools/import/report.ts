/** What became of a thread. */
export type Outcome = 'new' | 'updated' | 'same';

/** Counts what an import read, wrote and left out, and why: as data, and as lines for people. */
export class Report {
  /** What was read, by kind: `questions`, `answers`, `comments` and so on. */
  readonly read: Record<string, number> = {};
  /** What was written, by kind; it is in the records now. */
  readonly written: Record<string, number> = {};
  /** What was left out, by kind and reason. */
  readonly skipped: Record<string, Record<string, number>> = {};
  /** What was changed so that it fits, by what it was. */
  readonly mended: Record<string, number> = {};
  readonly threads = { new: 0, updated: 0, same: 0, kept: 0 };
  files = { written: 0, same: 0 };

  /** Counts something that was read. */
  reads(kind: string, count = 1): void {
    this.read[kind] = (this.read[kind] ?? 0) + count;
  }

  /** Counts something that is in the records. */
  writes(kind: string, count = 1): void {
    this.written[kind] = (this.written[kind] ?? 0) + count;
  }

  /** Counts something that was left out. */
  skips(kind: string, reason: string, count = 1): void {
    const reasons = this.skipped[kind] ?? {};
    this.skipped[kind] = { ...reasons, [reason]: (reasons[reason] ?? 0) + count };
  }

  /** Counts something that was changed so that it fits. */
  mends(what: string): void {
    this.mended[what] = (this.mended[what] ?? 0) + 1;
  }

  /** Everything, as JSON. */
  toJSON(): object {
    const { read, written, skipped, mended, threads, files } = this;
    return { read, written, skipped, mended, threads, files };
  }

  /** Everything, a line each. */
  lines(): string[] {
    const { threads, files } = this;
    return [
      `read      ${listOf(this.read)}`,
      `written   ${listOf(this.written)}`,
      `threads   ${threads.new} new, ${threads.updated} updated, ${threads.same} as they were`,
      ...(threads.kept > 0
        ? [`          ${threads.kept} that were imported before and are not in this import stay`]
        : []),
      `files     ${files.written} written, ${files.same} as they were`,
      ...Object.entries(this.mended).map(([what, count]) => `changed   ${count} × ${what}`),
      ...Object.entries(this.skipped).flatMap(([kind, reasons]) =>
        Object.entries(reasons).map(([reason, count]) => `left out  ${count} ${kind}: ${reason}`),
      ),
    ];
  }
}

const listOf = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([kind, count]) => `${count.toLocaleString('en')} ${kind}`)
    .join(', ') || 'nothing';
