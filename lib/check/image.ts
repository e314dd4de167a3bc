import { readImage } from '#lib/images/image.ts';
import type { ImageFacts } from './facts.ts';
import { issueAt, Lines, shown } from './span.ts';

/** Longer messages are cut: they quote the file. */
const MOST_UNITS = 200;

/** Reads an image and says why it would not be published as it is. */
export function checkImage(file: string, bytes: Buffer): ImageFacts {
  const { faults } = readImage(file, bytes);
  if (faults.length === 0) return { file, issues: [] };
  const lines = new Lines(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  const issues = faults.map(({ kind, at, message, hint }) =>
    issueAt(file, lines.span(at, at), `images/${kind}`, shown(message, MOST_UNITS), hint),
  );
  return { file, issues };
}
