import elasticlunr from 'elasticlunr';
import { Index } from 'flexsearch';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import createBm25 from 'wink-bm25-text-search';
import { STOP_WORDS } from '../../lib/search/stop-words.ts';
import { randomOf } from '../../tools/process/random.ts';
import type { Collection, CollectionDocument } from './collection.ts';
import { askedOf, cpuMs, type Engine, type Rated, rateEngine, round } from './measure.ts';
import { bootstrap, mean, type Scores } from './scores.ts';

/** What was measured of another engine, and the 95 % intervals of how much ours is above it. */
export type PeerMeasure = {
  peer: string;
  ndcg10: number;
  ndcg10Typo: number;
  cpuMsQuery: number;
  oursAbove: { ndcg10: [number, number]; ndcg10Typo: [number, number] };
};

/** The weight of a field, where an engine has such weights: what ours gives it. */
const BOOST = { title: 4, body: 1, extra: 0.5 };
const FIELDS = ['title', 'body', 'extra'] as const;

type Fields = { id: string; title: string; body: string; extra: string };

const toFields = ({ id, title, body = '', extra = '' }: CollectionDocument): Fields => ({
  id: String(id),
  title,
  body,
  extra,
});

const toWord = (term: string): string | null => {
  const word = term.toLowerCase();
  return STOP_WORDS.has(word) ? null : stemmer(word);
};

/** The engines that ours is held against: the best settings their documentation leads to, and FlexSearch as it comes. */
const PEERS: Record<string, (docs: readonly Fields[]) => Engine> = {
  minisearch: (docs) => miniSearch(docs, false),
  'minisearch, fuzzy': (docs) => miniSearch(docs, 0.2),
  lunr: (docs) => {
    const index = lunr(function () {
      this.ref('id');
      for (const field of FIELDS) this.field(field, { boost: BOOST[field] });
      for (const doc of docs) this.add(doc);
    });
    return (text) => index.query((query) => query.term(lunr.tokenizer(text), {})).map(({ ref }) => ref);
  },
  elasticlunr: (docs) => {
    const index = elasticlunr(function () {
      this.setRef('id');
      for (const field of FIELDS) this.addField(field);
      this.saveDocument(false);
    });
    for (const doc of docs) index.addDoc(doc);
    const fields = Object.fromEntries(FIELDS.map((field) => [field, { boost: BOOST[field] }]));
    return (text) => index.search(text, { fields, bool: 'OR' }).map(({ ref }) => ref);
  },
  'wink-bm25': (docs) => {
    const engine = createBm25();
    engine.defineConfig({ fldWeights: { ...BOOST }, bm25Params: { k1: 1.2, b: 0.75 } });
    engine.definePrepTasks([
      (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => toWord(word) ?? []),
    ]);
    for (const { id, ...fields } of docs) engine.addDoc(fields, id);
    engine.consolidate();
    return (text, most) => engine.search(text, most).map(([id]) => id);
  },
  'flexsearch, defaults': (docs) => {
    const index = new Index();
    for (const { id, title, body, extra } of docs) index.add(id, `${title} ${body} ${extra}`);
    return (text, most) => index.search(text, most).map(String);
  },
  'flexsearch, suggest': (docs) => {
    const index = new Index();
    for (const { id, title, body, extra } of docs) index.add(id, `${title} ${body} ${extra}`);
    return (text, most) => index.search(text, { limit: most, suggest: true }).map(String);
  },
};

function miniSearch(docs: readonly Fields[], fuzzy: number | false): Engine {
  const index = new MiniSearch<Fields>({ fields: [...FIELDS], processTerm: toWord });
  index.addAll(docs);
  return (text) => index.search(text, { boost: BOOST, fuzzy }).map(({ id }) => String(id));
}

/** Measures the other engines by the queries that ours was measured by. */
export async function measurePeers(collection: Collection, split: string, ours: Rated): Promise<PeerMeasure[]> {
  const asked = askedOf(collection, split);
  const docs = collection.docs.map(toFields);
  const above = (mine: readonly Scores[], theirs: readonly Scores[]) =>
    bootstrap(
      mine.map((score) => score.ndcg10),
      theirs.map((score) => score.ndcg10),
      randomOf(1),
    ).map((value) => round(value, 4)) as [number, number];
  const ndcg = (scores: readonly Scores[]) => round(mean(scores.map((score) => score.ndcg10)), 4);
  const measures: PeerMeasure[] = [];
  for (const [peer, open] of Object.entries(PEERS)) {
    const engine = open(docs);
    const rated = await rateEngine(engine, asked);
    const cpu = await cpuMs(async () => {
      for (const { text } of asked.queries) await engine(text, 10);
    });
    measures.push({
      peer,
      ndcg10: ndcg(rated.asked),
      ndcg10Typo: ndcg(rated.misspelt),
      cpuMsQuery: round(cpu / Math.max(1, asked.queries.length), 3),
      oursAbove: { ndcg10: above(ours.asked, rated.asked), ndcg10Typo: above(ours.misspelt, rated.misspelt) },
    });
  }
  return measures;
}
