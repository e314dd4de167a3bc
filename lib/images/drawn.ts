/** So many shapes a file may draw, counted as often as they are referred to: a few lines can ask for millions. */
export const MOST_DRAWN = 100_000;

/** References that follow one another further than this are not counted to their end: they are too many. */
const MOST_STEPS = 400;

/** An element of a picture, for counting what drawing it costs. */
export class Drawn {
  readonly parts: Drawn[] = [];
  readonly #refers: string[] = [];
  #weight?: number;

  /** Notes what a value of an attribute refers to: `#id`, or every `url(#id)` in it. */
  refer(value: string): void {
    if (value.startsWith('#')) this.#refers.push(value.slice(1));
    for (const [, id = ''] of value.matchAll(/url\(\s*["']?#([^\s"')]+)/gi)) this.#refers.push(id);
  }

  /** How many elements are drawn, those referred to each time anew; infinitely many where one draws itself. */
  weigh(byId: ReadonlyMap<string, Drawn>, steps = 0): number {
    if (this.#weight !== undefined) return this.#weight;
    if (steps > MOST_STEPS) return Number.POSITIVE_INFINITY;
    this.#weight = Number.POSITIVE_INFINITY; // until it is known: who comes back here goes round in a circle
    const referred = this.#refers.flatMap((id) => byId.get(id) ?? []);
    const weight = [...this.parts, ...referred].reduce((sum, part) => sum + part.weigh(byId, steps + 1), 1);
    this.#weight = weight;
    return weight;
  }
}
