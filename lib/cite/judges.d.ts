declare module '@citation-js/core' {
  /** Reads BibTeX, RIS or CSL-JSON, whichever a text is. */
  export class Cite {
    constructor(text: string);
    data: Record<string, unknown>[];
    format(to: string, options: { template: string; format: string }): string;
  }
  /** What its readers are set to. */
  export const plugins: { config: { get(name: string): { parse: { strict: boolean } } } };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-ris';
