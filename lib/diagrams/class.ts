import type { Statement } from './diagram.ts';
import { type Draft, edgeLine } from './draft.ts';
import { encodeLabel, encodeWord } from './encode.ts';

const NAME = '[\\p{L}_][\\p{L}\\p{N}_]*';
const DECLARED = new RegExp(`^class\\s+(${NAME})(?:~(\\w+)~)?\\s*(\\{)?\\s*(\\})?$`, 'u');
const MEMBER = new RegExp(`^(${NAME})\\s*:\\s*(.+)$`, 'u');
const ANNOTATED = new RegExp(`^<<(\\w+)>>(?:\\s+(${NAME}))?$`, 'u');
const RELATION = new RegExp(
  `^(${NAME})\\s*(?:"([^"]*)"\\s*)?(<\\|--|<\\|\\.\\.|\\*--|o--|<--|<\\.\\.|--\\|>|\\.\\.\\|>|-->|\\.\\.>|--\\*|--o(?=\\s))\\s*(?:"([^"]*)"\\s*)?(${NAME})(?:\\s*:\\s*(.+))?$`,
  'u',
);
const NOT_DRAWN =
  /^(?:namespace|note|direction|link|callback|style|classDef|cssClass)\b|:::|^class\s+\S+\s*\[|\s(?:--|\.\.)(?=\s)/;

/** What an arrow says with its head at the right; the same with its head at the left says it of the other class. */
const RELATION_WORDS: Record<string, string> = {
  '--|>': 'is a kind of',
  '..|>': 'implements',
  '*--': 'is made of',
  'o--': 'has',
  '-->': '',
  '..>': 'depends on',
};
const TURNED: Record<string, string> = {
  '<|--': '--|>',
  '<|..': '..|>',
  '--*': '*--',
  '--o': 'o--',
  '<--': '-->',
  '<..': '..>',
};

type Parts = { type?: string; annotation?: string; members: string[] };

/** Reads the lines of a class diagram and returns its canonical source. */
export function readClass(_header: Statement, statements: Statement[], draft: Draft): string {
  const parts = new Map<string, Parts>();
  const relations: string[] = [];
  let open: { name: string; at: Statement } | undefined;

  const classOf = (name: string) => {
    // The library shows a class by its id alone.
    const node = draft.node(name);
    node.key = encodeWord(name);
    const known = parts.get(name) ?? { members: [] };
    parts.set(name, known);
    return { node, known };
  };
  const addMember = (name: string, statement: Statement, raw: string) =>
    classOf(name).known.members.push(draft.label(statement, raw.replace(/;$/, '')));

  for (const statement of statements) {
    const { text } = statement;
    const declared = DECLARED.exec(text);
    const annotated = ANNOTATED.exec(text);
    const relation = RELATION.exec(text);
    const member = MEMBER.exec(text);
    const foreign = NOT_DRAWN.exec(text)?.[0].trim();
    if (open && text === '}') open = undefined;
    else if (annotated && (open || annotated[2]))
      classOf(annotated[2] ?? open?.name ?? '').known.annotation = annotated[1] ?? '';
    else if (open) addMember(open.name, statement, text);
    else if (declared) {
      const [, name = '', type, opening, closing] = declared;
      const { node, known } = classOf(name);
      if (type) {
        known.type = type;
        node.label = `${name}<${type}>`;
      }
      if (opening && !closing) open = { name, at: statement };
    } else if (relation) {
      const [, left = '', leftCount, arrow = '', rightCount, right = '', said = ''] = relation;
      const [a, b] = [classOf(left).node, classOf(right).node];
      const words = draft.label(statement, said);
      const count = (value: string | undefined) => (value ? ` "${encodeLabel(value)}"` : '');
      relations.push(
        `${a.key}${count(leftCount)} ${arrow}${count(rightCount)} ${b.key}${words ? ` : ${encodeLabel(words)}` : ''}`,
      );
      const [says, from, to, fromCount, toCount] = TURNED[arrow]
        ? [RELATION_WORDS[TURNED[arrow]], b, a, rightCount, leftCount]
        : [RELATION_WORDS[arrow], a, b, leftCount, rightCount];
      const line = edgeLine(from, to, says && words ? `${says} (${words})` : says || words);
      if (fromCount) line.splice(1, 0, ` (${fromCount})`);
      draft.lines.push(toCount ? [...line, ` (${toCount})`] : line);
    } else if (foreign)
      draft.unsupported(statement, foreign, 'Classes, their members and arrows such as --|> and --> are drawn.');
    else if (member) addMember(member[1] ?? '', statement, member[2] ?? '');
    else draft.malformed(statement, 'A --|> B : words, class A, A : +member(), class A {, }');
  }
  if (open)
    draft.fault(open.at, open.at.text, 'malformed', 'the class is not closed', 'Write "}" on a line of its own.');
  for (const [name, { annotation, members }] of parts)
    if (annotation || members.length > 0)
      draft.lines.push([
        draft.node(name),
        `${annotation ? ` (${annotation})` : ''}${members.length > 0 ? `: ${members.join(', ')}` : ''}`,
      ]);
  const classes = [...parts].flatMap(([name, { type, annotation, members }]) => [
    `class ${encodeWord(name)}${type ? `~${type}~` : ''} {`,
    ...(annotation ? [`<<${annotation}>>`] : []),
    ...members.map(encodeMember),
    '}',
  ]);
  return ['classDiagram', ...classes, ...relations].join('\n');
}

/** `+name(parameters) type` or `+type name`, in the order the library reads them. */
function encodeMember(member: string): string {
  const [, sign = '', rest = ''] = /^([+\-#~]?)\s*(.*)$/.exec(member) ?? [];
  const method = /^(.+?)\(([^)]*)\)\s*(.*)$/.exec(rest);
  if (method)
    return `${sign}${encodeWord(method[1] ?? '')}(${encodeWord(method[2] ?? '')})${method[3] ? ` ${encodeWord(method[3])}` : ''}`;
  const field = /^(\S+)\s+(.+)$/.exec(rest);
  return field ? `${sign}${encodeWord(field[1] ?? '')} ${encodeWord(field[2] ?? '')}` : sign + encodeWord(rest);
}
