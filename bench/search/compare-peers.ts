import { type Collection, queriesOf } from './collection.ts';
import { measureSearch } from './measure.ts';
import { measurePeers, type PeerMeasure } from './peers.ts';

/** A collection of fewer queries is asked all of them: half would tell little. */
const FEW = 500;

/** How ours and the best of the other engines rank a collection, as it is asked and with one typo. */
export type Comparison = { collection: string; queries: number; cpuMsQuery: number; clean: Versus; typo: Versus };

/** nDCG@10 of ours and of the best other engine, and the 95 % interval of the difference. */
type Versus = { ours: number; peer: string; theirs: number; above: [low: number, high: number] };

/** Ranks a collection by texts alone with every engine: its test split, or all of it where that is small. */
export async function comparePeers(collection: Collection): Promise<Comparison> {
  const split = collection.queries.length < FEW ? 'all' : 'test';
  const { measure, rated } = await measureSearch(collection, split, false);
  const peers = await measurePeers(collection, split, rated);
  const against = (name: 'ndcg10' | 'ndcg10Typo'): Versus => {
    const best = peers.reduce((most, peer) => (peer[name] > most[name] ? peer : most), peers[0] as PeerMeasure);
    return { ours: measure[name], peer: best.peer, theirs: best[name], above: best.oursAbove[name] };
  };
  return {
    collection: collection.name,
    queries: queriesOf(collection, split).length,
    cpuMsQuery: measure.cpuMsQuery,
    clean: against('ndcg10'),
    typo: against('ndcg10Typo'),
  };
}

/** The comparisons as a table of Markdown. */
export function toComparison(lines: readonly Comparison[]): string {
  const digits = (value: number) => value.toFixed(3).replace(/^(-?)0/, '$1');
  const signed = (value: number) => (value < 0 ? digits(value) : `+${digits(value)}`);
  const cells = ({ ours, peer, theirs, above }: Versus) =>
    `${digits(ours)} | ${peer} ${digits(theirs)} | ${signed(ours - theirs)} (${above.map(signed).join(' to ')})`;
  return [
    '| collection, queries | ours | best other | difference | one typo: ours | best other | difference | CPU ms |',
    '|---|---|---|---|---|---|---|---|',
    ...lines.map(
      ({ collection, queries, cpuMsQuery, clean, typo }) =>
        `| ${collection}, ${queries} | ${cells(clean)} | ${cells(typo)} | ${cpuMsQuery.toFixed(2)} |`,
    ),
  ].join('\n');
}
