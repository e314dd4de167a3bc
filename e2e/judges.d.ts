declare module '@adobe/structured-data-validator' {
  /** Holds structured data against a vocabulary and Google's rules. */
  export default class Validator {
    constructor(schemaOrg: { '@graph': object[] });
    validate(found: object): Promise<{ issueMessage: string; severity: string; path: object[] }[]>;
  }
}
declare module '@marbec/web-auto-extractor' {
  /** Finds the structured data of a document. */
  export default class WebAutoExtractor {
    constructor(options: { addLocation?: boolean });
    parse(html: string): { jsonld: Record<string, object[]>; errors: object[] };
  }
}
declare module 'jsonld' {
  type Quad = { subject: { value: string }; predicate: { value: string }; object: { value: string } };
  const jsonld: {
    /** The statements of a document; with `safe` it fails on what would be dropped. */
    toRDF(document: object, options: { safe: boolean; documentLoader(url: string): Promise<object> }): Promise<Quad[]>;
  };
  export default jsonld;
}
