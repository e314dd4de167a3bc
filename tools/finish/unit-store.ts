import type { Fact } from '#lib/page/facts.ts';
import { readShards, writeShards } from '#lib/store/shards.ts';

/** What a unit of the site was made of last: the facts and how each stood, and the files it came to. */
export type MadeUnit = { facts: ReadonlyMap<Fact, string>; paths: readonly string[] };

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
    readShards<Shard>(folder, ({ facts, units }) => {
      for (const [unit, places, paths] of units)
        this.#known.set(unit, { facts: new Map(places.map((place) => facts[place] as [Fact, string])), paths });
    });
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
    writeShards(this.#folder, [...this.#now], toShard);
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
