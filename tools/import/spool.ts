import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where a text lies in a spool: offset and length in bytes. */
export type Place = readonly [offset: number, length: number];

/** So many bytes are gathered before they are written. */
const GATHERED = 1 << 20;

/** Texts in a file that only this process knows, so that memory holds their places alone. */
export class Spool {
  readonly #file: string;
  readonly #handle: number;
  #waiting: Buffer[] = [];
  #gathered = 0;
  #written = 0;

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.#file = file;
    this.#handle = openSync(file, 'w+');
  }

  /** Adds a text, and says where it is. */
  add(text: string): Place {
    const bytes = Buffer.from(text);
    const place: Place = [this.#written + this.#gathered, bytes.length];
    this.#waiting.push(bytes);
    this.#gathered += bytes.length;
    if (this.#gathered > GATHERED) this.#flush();
    return place;
  }

  /** The text at a place. */
  read([offset, length]: Place): string {
    this.#flush();
    const bytes = Buffer.allocUnsafe(length);
    readSync(this.#handle, bytes, 0, length, offset);
    return bytes.toString('utf8');
  }

  /** Deletes the file. */
  end(): void {
    closeSync(this.#handle);
    rmSync(this.#file, { force: true });
  }

  #flush(): void {
    if (this.#gathered === 0) return;
    writeSync(this.#handle, Buffer.concat(this.#waiting));
    this.#written += this.#gathered;
    this.#waiting = [];
    this.#gathered = 0;
  }
}
