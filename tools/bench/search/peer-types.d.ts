// What the bench uses of two packages that come without types.
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
