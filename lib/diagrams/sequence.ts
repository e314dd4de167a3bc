import type { Statement } from './diagram.ts';
import { type Draft, edgeLine } from './draft.ts';
import { encodeLabel } from './encode.ts';

const NAME = '[\\p{L}\\p{N}_]+(?:[ -][\\p{L}\\p{N}_]+)*';
const DECLARED = new RegExp(`^(?:participant|actor)\\s+(${NAME}?)(?:\\s+as\\s+(.+))?$`, 'u');
const MESSAGE = new RegExp(`^(${NAME})\\s*(-->>|->>|--\\)|-\\)|-->|->)\\s*([+-]?)\\s*(${NAME})\\s*:\\s*(.+)$`, 'u');
const NOTE = new RegExp(`^note\\s+(left of|right of|over)\\s+(${NAME})(?:\\s*,\\s*(${NAME}))?\\s*:\\s*(.+)$`, 'iu');
const BLOCK = /^(loop|alt|opt|par|critical|break)\b\s*(.*)$/;
const NOT_DRAWN =
  /^(?:activate|deactivate|autonumber|box|rect|title|create|destroy|links?|properties|option)\b|--?x|<<--?>>/;

/** What each block is called in words. */
const BLOCK_WORDS: Record<string, string> = {
  loop: 'Again and again',
  alt: 'Either',
  opt: 'Perhaps',
  par: 'At the same time',
  critical: 'Undivided',
  break: 'Stopping here',
};

/** Reads the lines of a sequence diagram and returns its canonical source. */
export function readSequence(_header: Statement, statements: Statement[], draft: Draft): string {
  const open: { kind: string; at: Statement }[] = [];
  const body: string[] = [];

  for (const statement of statements) {
    const { text } = statement;
    const declared = DECLARED.exec(text);
    const message = MESSAGE.exec(text);
    const note = NOTE.exec(text);
    const block = BLOCK.exec(text);
    const divider = /^(else|and)\b\s*(.*)$/.exec(text);
    const foreign = message ? undefined : NOT_DRAWN.exec(text)?.[0];
    if (declared) {
      const node = draft.node(declared[1] ?? '');
      if (declared[2]) node.label = draft.label(statement, declared[2]);
    } else if (note) {
      const over = [note[2], note[3]].flatMap((name) => (name ? [draft.node(name)] : []));
      const words = draft.label(statement, note[4] ?? '');
      body.push(`Note ${note[1]?.toLowerCase()} ${over.map(({ key }) => key).join(',')}: ${encodeLabel(words)}`);
      draft.lines.push([
        'Note at ',
        ...over.flatMap((node, index) => (index > 0 ? [' and ', node] : [node])),
        `: ${words}`,
      ]);
    } else if (foreign)
      draft.unsupported(
        statement,
        foreign,
        'Leave it out; what is active is said by "+" and "-" in a message: A->>+B: words.',
      );
    else if (message) {
      const [, fromName = '', arrow, mark, toName = '', said = ''] = message;
      const [from, to] = [draft.node(fromName), draft.node(toName)];
      const words = draft.label(statement, said);
      body.push(`${from.key}${arrow}${mark}${to.key}: ${encodeLabel(words)}`);
      draft.lines.push(edgeLine(from, to, words));
    } else if (block) {
      const [, kind = '', said = ''] = block;
      const words = draft.label(statement, said);
      open.push({ kind, at: statement });
      body.push(`${kind} ${encodeLabel(words)}`);
      draft.lines.push([`${BLOCK_WORDS[kind]}${words ? `, ${words}` : ''}:`]);
    } else if (divider && open.at(-1)?.kind === (divider[1] === 'else' ? 'alt' : 'par')) {
      const words = draft.label(statement, divider[2] ?? '');
      body.push(`${divider[1]} ${encodeLabel(words)}`);
      draft.lines.push([`${divider[1] === 'else' ? 'Or' : 'And'}${words ? `, ${words}` : ''}:`]);
    } else if (text === 'end' && open.length > 0) {
      open.pop();
      body.push('end');
      draft.lines.push(['End of that part.']);
    } else draft.malformed(statement, 'A->>B: words, participant A as words, note over A: words, loop words, end');
  }
  for (const { at, kind } of open)
    draft.fault(at, at.text, 'malformed', `"${kind}" is not closed`, 'Write "end" on a line of its own.');
  // The library's figure of a person is crossed by its own line, so an actor is drawn like a participant.
  const declarations = [...draft.nodes.values()].map(({ key, label }) => `participant ${key} as ${encodeLabel(label)}`);
  return ['sequenceDiagram', ...declarations, ...body].join('\n');
}
