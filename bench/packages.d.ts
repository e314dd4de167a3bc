// What the bench uses of its own packages: types are checked where those are not installed, and two have none.
declare module 'elasticlunr' {
  type Index = {
    setRef(name: string): void;
    addField(name: string): void;
    saveDocument(keep: boolean): void;
    addDoc(doc: Record<string, string>): void;
    search(text: string, config: { fields: Record<string, { boost: number }>; bool: 'OR' }): { ref: string }[];
  };
  export default function elasticlunr(define: (this: Index) => void): Index;
}
declare module 'wink-bm25-text-search' {
  type Engine = {
    defineConfig(config: { fldWeights: Record<string, number>; bm25Params: { k1: number; b: number } }): void;
    definePrepTasks(tasks: ((text: never) => unknown)[]): void;
    addDoc(doc: Record<string, string>, id: string): void;
    consolidate(): void;
    search(text: string, limit: number): [id: string, score: number][];
  };
  export default function bm25(): Engine;
}
declare module 'lunr' {
  type Builder = {
    ref(name: string): void;
    field(name: string, options: { boost: number }): void;
    add(doc: Record<string, string>): void;
  };
  type Index = { query(build: (query: { term(term: unknown, options: object): void }) => void): { ref: string }[] };
  function lunr(build: (this: Builder) => void): Index;
  namespace lunr {
    const tokenizer: (text: string) => unknown[];
  }
  export default lunr;
}
declare module 'minisearch' {
  type Options = { fields: string[]; processTerm(term: string): string | null };
  type Asked = { boost: Record<string, number>; fuzzy: number | false };
  export default class MiniSearch<T> {
    constructor(options: Options);
    addAll(docs: readonly T[]): void;
    search(text: string, asked: Asked): { id: unknown }[];
  }
}
declare module 'lighthouse' {
  type Flags = { port: number; output: 'json'; logLevel: 'silent'; onlyCategories: string[] };
  type Result = {
    runtimeError?: { message: string };
    categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
    audits: Record<string, { title: string; score: number | null }>;
  };
  export default function lighthouse(url: string, flags: Flags): Promise<{ lhr: Result } | undefined>;
}
