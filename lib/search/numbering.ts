/** Rooms grow by this factor, so that few new documents make one grow: then all documents after it are numbered anew. */
const GROWTH = 1.25;

/** The smallest room. */
const LEAST = 8;

/** How far a document may be from its home: one digit says how far it is. */
const FARTHEST = 60;

/**
 * The numbers of documents of one kind: each is where a hash of its id says, or the next place that is free. A document
 * that comes or goes moves a few others at most, and numbers follow from the ids alone, not from what was numbered before.
 * @returns how many numbers the kind takes, more than twice as many as it has documents, and the numbers in the order of the ids
 */
export function numberIds(ids: readonly string[]): { room: number; numbers: number[] } {
  let room = LEAST;
  while (room < 2 * ids.length) room = Math.ceil(room * GROWTH);
  for (; ; room = Math.ceil(room * GROWTH)) {
    const numbers = placeIn(room, ids);
    if (numbers) return { room, numbers };
  }
}

/** Numbers below `room`; nothing when one would be too far from its home. */
function placeIn(room: number, ids: readonly string[]): number[] | undefined {
  const homes = ids.map((id, index) => ({ id, index, home: homeOf(id, room) }));
  homes.sort((a, b) => a.home - b.home || (a.id < b.id ? -1 : 1));
  const numbers: number[] = [];
  let next = 0;
  for (const { index, home } of homes) {
    const number = Math.max(next, home);
    if (number >= room || number - home > FARTHEST) return undefined;
    numbers[index] = number;
    next = number + 1;
  }
  return numbers;
}

/** Where a document would be if nothing else were (FNV-1a). */
export function homeOf(id: string, room: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15; // its low digits alone would be even for ids that end alike
  return (hash >>> 0) % room;
}
