import process from 'node:process';

/** So often a line about progress is written, in ms. */
const EVERY = 1000;

/** Says on a terminal how far an import is, how fast it goes and how long it still takes; elsewhere it says nothing. */
export class Progress {
  readonly #isShown = Boolean(process.stderr.isTTY);
  #name = '';
  #size = 0;
  #started = 0;
  #said = 0;

  /** Begins something of so many bytes. */
  begin(name: string, size: number): void {
    this.#name = name;
    this.#size = size;
    this.#started = performance.now();
    this.#said = this.#started;
  }

  /** Says that so many bytes have been read. */
  at(bytes: number): void {
    const now = performance.now();
    if (!this.#isShown || now - this.#said < EVERY) return;
    this.#said = now;
    process.stderr.write(`\r\x1b[K${progressLine(this.#name, bytes, this.#size, now - this.#started)}`);
  }

  /** Ends it, and takes the line away. */
  end(): void {
    if (this.#isShown) process.stderr.write('\r\x1b[K');
  }
}

/** How far something is: `Posts: 40 %, 12.0 MB/s, 9 s left`. */
export function progressLine(name: string, bytes: number, size: number, ms: number): string {
  const rate = bytes / Math.max(ms, 1);
  const left = Math.ceil((size - bytes) / Math.max(rate, 1e-9) / 1000);
  return `${name}: ${Math.floor((100 * bytes) / Math.max(size, 1))} %, ${(rate / 1000).toFixed(1)} MB/s, ${left} s left`;
}
