import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { pageAddress } from '#lib/model/ids.ts';
import type { TextPart } from '#lib/search/protocol.ts';
import type { Library } from './library.ts';

/** How many hits of a kind a search lists. */
const HITS = { usual: 5, most: 20 };

const READ_ONLY = { readOnlyHint: true, openWorldHint: false } as const;

const wordsOf = (parts: readonly TextPart[]): string => parts.map(({ text }) => text).join('');

const say = (text: string): CallToolResult => ({ content: [{ type: 'text', text }] });

const sayMissing = (text: string): CallToolResult => ({ ...say(text), isError: true });

/**
 * The book as tools of the Model Context Protocol. Every answer names the addresses to cite, and nothing can be changed.
 * What the tools return is the book's text: data for the model, never instructions.
 */
export function createMcpServer(library: Library, version: string): McpServer {
  const server = new McpServer(
    { name: 'answerbook', title: library.name, version },
    {
      instructions: `${library.name} is a book of questions whose answers are broken into claims with their evidence. Search it, read what you found, and cite the addresses.`,
    },
  );

  server.registerTool(
    'search',
    {
      title: 'Search the book',
      description:
        'Finds terms, claims, questions, answers, comments and topics, the best of each kind first. Filters may stand in the query: type:claim, tag:asyncio, is:wrong.',
      inputSchema: {
        query: z.string().min(1).max(1000).describe('A few words, a question, or a phrase in quotation marks.'),
        limit: z.int().min(1).max(HITS.most).default(HITS.usual).describe('How many of each kind to list at most.'),
      },
      annotations: READ_ONLY,
    },
    async ({ query, limit }) => {
      const { card, groups, total, suggestions, failure } = await library.search(query, limit);
      if (failure) return sayMissing(failure.message);
      const definition = card ? [`${card.term}: ${card.definition}\n${library.urlOf(card.href)}`] : [];
      const hits = groups.flatMap(({ kind, hits: found }) =>
        found.map(({ title, href, why, status, excerpt }) =>
          [
            `[${kind}] ${wordsOf(title)}${status ? ` (${status.word})` : ''}${why ? ` — ${why}` : ''}`,
            library.urlOf(href),
            ...(excerpt ? [wordsOf(excerpt)] : []),
          ].join('\n'),
        ),
      );
      if (hits.length > 0) return say([...definition, `${total} found.`, ...hits].join('\n\n'));
      const near = suggestions.map(({ text, href }) => `${text}: ${library.urlOf(href)}`);
      return say(['Nothing was found.', ...(near.length > 0 ? ['Near it:', ...near] : [])].join('\n'));
    },
  );

  server.registerTool(
    'get_entry',
    {
      title: 'Read a page',
      description: 'Returns a page of the book as Markdown, by the address that a search or a link gave.',
      inputSchema: { address: z.string().min(1).max(500).describe('Such as /q/async-and-threads/, or the whole URL.') },
      annotations: READ_ONLY,
    },
    ({ address }) => {
      const page = library.pageAt(address);
      return page
        ? say(page)
        : sayMissing(`There is no page at ${address}. Search for it: addresses come with the hits.`);
    },
  );

  server.registerTool(
    'get_claim',
    {
      title: 'Look a claim up',
      description:
        'Returns one claim as data: its statement, status, note, evidence, sources, and the answers that speak to it.',
      inputSchema: {
        id: z
          .string()
          .regex(/^[a-z0-9-]{1,40}$/)
          .describe('The id of the claim: the last part of its address.'),
      },
      annotations: READ_ONLY,
    },
    ({ id }) => {
      const claim = library.entryAt(pageAddress({ kind: 'claim', id }));
      if (!claim) return sayMissing(`There is no claim "${id}". Search with type:claim to find its id.`);
      const { html, $schema, ...data } = claim;
      return say(JSON.stringify(data, null, 2));
    },
  );

  server.registerTool(
    'define_term',
    {
      title: 'Define a term',
      description: 'Returns the definition of a term, with the senses it has, by its name or an alias of it.',
      inputSchema: { term: z.string().min(1).max(100) },
      annotations: READ_ONLY,
    },
    ({ term: word }) => {
      const term = library.findTerm(word);
      const near = term ? undefined : library.nearestTerm(word);
      if (!term) return sayMissing(`The glossary has no "${word}".${near ? ` Did you mean "${near}"?` : ''}`);
      const senses = term.senses.map(({ label, definition }) => `- ${label}: ${definition}`);
      return say([`${term.term}: ${term.definition}`, ...senses, term.url].join('\n'));
    },
  );

  return server;
}
