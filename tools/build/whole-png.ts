import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The chunk that ends every PNG (PNG 1.2, 4.1.4). */
const END = Buffer.from('0000000049454e44ae426082', 'hex');

/** Whether a file is there and a PNG to its end: of one that was cut short, or that a disk never got, the end is missing. */
export function isWholePng(file: string): boolean {
  let opened: number;
  try {
    opened = openSync(file, 'r');
  } catch {
    return false;
  }
  try {
    const { size } = fstatSync(opened);
    const end = Buffer.alloc(END.length);
    readSync(opened, end, 0, END.length, Math.max(0, size - END.length));
    return end.equals(END);
  } finally {
    closeSync(opened);
  }
}
