import { describe, expect, it } from 'vitest';
import { readBody } from './body.ts';

const DIAGRAM = '```mermaid\nflowchart LR\naccTitle: a\naccDescr: b\nA-->B\n```\n\n';

describe('readDiagrams(body, nodes)', () => {
  it('allows a text 80 nodes in all its diagrams', () => {
    const said = (count: number) =>
      readBody({ file: 'a.mdx', format: 'mdx', source: DIAGRAM.repeat(count), line: 1 }).issues.map(
        ({ line, message, rule }) => `${line} ${message} (${rule})`,
      );
    expect(said(40)).toEqual([]);
    expect(said(41)).toEqual([
      '281 the diagrams up to this one have 82 nodes and 41 arrows and parts; the limits are 80 and 160 (diagrams/too-large)',
    ]);
  });
});
