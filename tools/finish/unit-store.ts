import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact } from '#lib/page/facts.ts';
import { writeWhole } from '../write-whole.ts';

/** What a unit of the site was made of last: the facts and how each stood, and the files it came to. */
export type MadeUnit = { facts: ReadonlyMap<Fact, string>; paths: readonly string[] };

/** So many units are in one file: no file holds the whole book. */
const SHARD = 2000;

/** A shard: every fact once, units name theirs by place. */
type Shard = {
  facts: [fact: Fact, hash: string][];
  units: [name: string, facts: number[], paths: readonly string[]][];
};

/**
 * What the units of a site were made of, kept from one build to the next.
 * @param folder where it is kept; of another version of the code or another site it must be another one
 */
export class UnitStore {
  readonly #folder: string;
  readonly #known = new Map<string, MadeUnit>();
  readonly #now = new Map<string, MadeUnit>();
  #isChanged = false;

  /** Opens a store; what in it cannot be read is not known, and made anew. */
  constructor(folder: string) {
    this.#folder = folder;
    for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
      const shard = readShard(join(folder, name));
      for (const [unit, places, paths] of shard?.units ?? []) {
        const facts = places.flatMap((place) => [shard?.facts[place] ?? []]) as [Fact, string][];
        if (facts.every(({ length }) => length === 2)) this.#known.set(unit, { facts: new Map(facts), paths });
      }
    }
  }

  /** What a unit was made of last. */
  find = (name: string): MadeUnit | undefined => this.#known.get(name);

  /** Keeps what a unit is made of now; of a unit that nobody keeps nothing is known next time. */
  keep(name: string, unit: MadeUnit): void {
    this.#isChanged ||= this.#known.get(name) !== unit;
    this.#now.set(name, unit);
  }

  /** Writes what was kept. */
  save(): void {
    if (!this.#isChanged && this.#now.size === this.#known.size) return;
    const units = [...this.#now];
    const names = new Set<string>();
    for (let from = 0; from < units.length; from += SHARD) {
      const name = `${String(from / SHARD).padStart(5, '0')}.json`;
      names.add(name);
      writeWhole(join(this.#folder, name), JSON.stringify(toShard(units.slice(from, from + SHARD))));
    }
    for (const name of readdirSync(this.#folder)) if (!names.has(name)) rmSync(join(this.#folder, name));
  }
}

function toShard(units: readonly [string, MadeUnit][]): Shard {
  const places = new Map<Fact, number>();
  const facts: Shard['facts'] = [];
  const placeOf = (fact: Fact, hash: string) => {
    const place = places.get(fact) ?? facts.push([fact, hash]) - 1;
    places.set(fact, place);
    return place;
  };
  return {
    facts,
    units: units.map(([name, made]) => [name, [...made.facts].map(([fact, hash]) => placeOf(fact, hash)), made.paths]),
  };
}

function readShard(file: string): Shard | undefined {
  try {
    const shard = JSON.parse(readFileSync(file, 'utf8')) as Shard;
    return Array.isArray(shard.facts) && Array.isArray(shard.units) ? shard : undefined;
  } catch {
    return undefined; // half of it was written, or somebody else's
  }
}
