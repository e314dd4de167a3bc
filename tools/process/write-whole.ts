import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file, and the folders it lies in, so that nobody reads half of it; nothing is left of it when there is no room.
 * @param options.flush waits until the disk has it (Node 20.10 and newer)
 */
export function writeWhole(file: string, content: string | Uint8Array, options: { flush?: boolean } = {}): void {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(`${file}.new`, content, options);
    renameSync(`${file}.new`, file);
  } catch (error) {
    rmSync(`${file}.new`, { force: true });
    throw error;
  }
}
