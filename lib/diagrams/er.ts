import type { Statement } from './diagram.ts';
import type { Draft } from './draft.ts';
import { encodeLabel, encodeWord } from './encode.ts';

const NAME = '("[^"]+"|[\\p{L}\\p{N}_]+(?:-[\\p{L}\\p{N}_]+)*)';
const ENTITY = new RegExp(`^${NAME}\\s*(\\{)?\\s*(\\})?$`, 'u');
const RELATION = new RegExp(`^${NAME}\\s*([|o}]{2})(--|\\.\\.)([|o{]{2})\\s*${NAME}\\s*:\\s*(.+)$`, 'u');
const ATTRIBUTE = /^(\S+)\s+(\S+)((?:\s*,?\s*\b(?:PK|FK|UK)\b)*)(?:\s*"([^"]*)")?$/;
const NOT_DRAWN = /^(?:direction|style|classDef|class)\b|:::|^\S+\s*\[/;

/** How many of an entity there are, by the sign at its side of the line; a sign and its mirror image. */
const LEFT: Record<string, string> = {
  '||': 'exactly one',
  '|o': 'zero or one',
  '}|': 'one or more',
  '}o': 'zero or more',
};
const RIGHT: Record<string, string> = {
  '||': 'exactly one',
  'o|': 'zero or one',
  '|{': 'one or more',
  'o{': 'zero or more',
};

/** Reads the lines of an entity relationship diagram and returns its canonical source. */
export function readEr(_header: Statement, statements: Statement[], draft: Draft): string {
  const attributes = new Map<string, { words: string; line: string }[]>();
  const relations: string[] = [];
  let open: { name: string; at: Statement } | undefined;

  const entityOf = (statement: Statement, raw: string) => {
    const node = draft.node(draft.label(statement, raw));
    // The library shows an entity by its id alone.
    node.key = encodeWord(node.name);
    return node;
  };

  for (const statement of statements) {
    const { text } = statement;
    const entity = ENTITY.exec(text);
    const relation = RELATION.exec(text);
    const attribute = open ? ATTRIBUTE.exec(text) : null;
    const foreign = NOT_DRAWN.exec(text)?.[0];
    if (open && text === '}') open = undefined;
    else if (open && attribute) {
      const [, type = '', name = '', keys = '', comment] = attribute;
      const marks = keys.split(/[\s,]+/).filter(Boolean);
      const more = [...marks, ...(comment ? [comment] : [])].join(', ');
      attributes.set(open.name, [
        ...(attributes.get(open.name) ?? []),
        {
          words: `${name}, ${type}${more ? ` (${more})` : ''}`,
          line: [encodeWord(draft.label(statement, type)), encodeWord(draft.label(statement, name)), ...marks].join(
            ' ',
          ),
        },
      ]);
    } else if (open) draft.malformed(statement, 'int id PK, string name "words", }');
    else if (relation) {
      const [, left = '', leftCount = '', stroke, rightCount = '', right = '', said = ''] = relation;
      const [from, to] = [entityOf(statement, left), entityOf(statement, right)];
      const words = draft.label(statement, said);
      const [fromWords, toWords] = [LEFT[leftCount], RIGHT[rightCount]];
      if (!fromWords || !toWords) {
        draft.malformed(
          statement,
          'A ||--o{ B : words, with ||, |o, }| or }o at the left',
          leftCount + stroke + rightCount,
        );
        continue;
      }
      relations.push(`${from.key} ${leftCount}${stroke}${rightCount} ${to.key} : ${encodeLabel(words)}`);
      draft.lines.push([from, ` (${fromWords}) → ${words} → `, to, ` (${toWords})`]);
    } else if (entity) {
      const node = entityOf(statement, entity[1] ?? '');
      if (entity[2] && !entity[3]) open = { name: node.name, at: statement };
    } else if (foreign)
      draft.unsupported(statement, foreign, 'Entities, their attributes and relations such as ||--o{ are drawn.');
    else draft.malformed(statement, 'A ||--o{ B : words, A {, }');
  }
  if (open)
    draft.fault(open.at, open.at.text, 'malformed', 'the entity is not closed', 'Write "}" on a line of its own.');
  for (const [name, list] of attributes)
    draft.lines.push([draft.node(name), `: ${list.map(({ words }) => words).join('; ')}`]);
  const entities = [...draft.nodes.values()].flatMap(({ name, key }) => [
    `${key} {`,
    ...(attributes.get(name) ?? []).map(({ line }) => line),
    '}',
  ]);
  return ['erDiagram', ...entities, ...relations].join('\n');
}
