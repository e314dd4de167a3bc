import { describe, expect, it } from 'vitest';
import { readDiagram } from './read-diagram.ts';

const SAID = ['accTitle: Title', 'accDescr: Description'];

/** A diagram of a kind, with title and description; its lines begin on line 4 of the source. */
const read = (first: string, ...lines: string[]) => readDiagram([first, ...SAID, ...lines].join('\n'));

/** What it says in words, a line each. */
const words = (first: string, ...lines: string[]) =>
  read(first, ...lines).diagram?.lines.map((line) =>
    line.map((piece) => (typeof piece === 'string' ? piece : piece.label)).join(''),
  );

/** What is wrong with it: line, column, end, rule and message. */
const faults = (first: string, ...lines: string[]) =>
  read(first, ...lines).faults.map(
    ({ line, column, endColumn, rule, message }) => `${line}:${column}-${endColumn} ${rule}: ${message}`,
  );

describe('readDiagram(source)', () => {
  it.each<[string, string[], string[]]>([
    ['flowchart LR', ['A --> B'], ['A → B']],
    ['graph TD', ['A-->B'], ['A → B']],
    ['flowchart LR', ['A[Event loop] -->|runs| B(Task)'], ['Event loop → runs → Task']],
    [
      'flowchart LR',
      ['A -- runs --> B', 'B -. "a, b" .-> C', 'C == d ==> A'],
      ['A → runs → B', 'B → a, b → C', 'C → d → A'],
    ],
    ['flowchart LR', ['A & B --> C --- D <--> A'], ['A → C', 'B → C', 'C — D', 'D ↔ A']],
    ['flowchart LR', ['A["f(x) → [y]"] --> B{Done?}'], ['f(x) → [y] → Done?']],
    ['flowchart LR', ['subgraph one [One thread]', 'direction TB', 'A --> B', 'end', 'B --> C'], ['A → B', 'B → C']],
    ['flowchart LR', ['A; ', '%% a comment', 'A --> B;'], ['A → B']],
    [
      'sequenceDiagram',
      ['participant L as Event loop', 'L->>+T: step', 'T-->>-L: yield'],
      ['Event loop → step → T', 'T → yield → Event loop'],
    ],
    [
      'sequenceDiagram',
      ['alt ready', 'A-)B: go', 'else', 'A->>A: wait', 'end', 'Note over A,B: one thread'],
      ['Either, ready:', 'A → go → B', 'Or:', 'A → wait → A', 'End of that part.', 'Note at A and B: one thread'],
    ],
    [
      'stateDiagram-v2',
      ['[*] --> ready', 'state Alive {', 'ready --> running : step', '}', 'running --> [*]'],
      ['start → ready', 'ready → step → running', 'running → end', 'Alive holds ready, running'],
    ],
    ['stateDiagram-v2', ['state "At rest" as a', 'b : In motion', 'a --> b'], ['At rest → In motion']],
    [
      'classDiagram',
      ['Awaitable <|-- Future', 'Task --|> Future', 'Task "1" o-- "1" Coroutine : drives', 'A ..> B', 'A --> B : asks'],
      [
        'Future → is a kind of → Awaitable',
        'Task → is a kind of → Future',
        'Task (1) → has (drives) → Coroutine (1)',
        'A → depends on → B',
        'A → asks → B',
      ],
    ],
    [
      'classDiagram',
      ['class Awaitable {', '<<interface>>', '+__await__() Iterator', '}', 'class Box~T~', 'Box : -T value'],
      ['Awaitable (interface): +__await__() Iterator', 'Box<T>: -T value'],
    ],
    [
      'erDiagram',
      [
        'PROCESS ||--|{ THREAD : has',
        'THREAD }o..o| "a lock" : holds',
        'PROCESS {',
        'int pid PK "from the kernel"',
        '}',
      ],
      [
        'PROCESS (exactly one) → has → THREAD (one or more)',
        'THREAD (zero or more) → holds → a lock (zero or one)',
        'PROCESS: pid, int (PK, from the kernel)',
      ],
    ],
    [
      'mindmap',
      ['root((tides))', '  moon', '    spring tide', '  sun[the sun]', '    spring tide'],
      ['tides → moon', 'moon → spring tide', 'tides → the sun', 'the sun → spring tide'],
    ],
    [
      'gitGraph',
      [
        'commit id: "A"',
        'branch topic',
        'commit id: "B" tag: "v1"',
        'checkout main',
        'commit',
        'merge topic',
        'cherry-pick id: "B"',
      ],
      [
        'A → B\nv1',
        'A → 3',
        '3 → 4',
        'B\nv1 → 4',
        '4 → B′',
        'B\nv1 ⇢ B′',
        'branch main ends with B′',
        'branch topic ends with B\nv1',
      ],
    ],
  ])('says in words what a %s shows: %j', (first, lines, expected) => expect(words(first, ...lines)).toEqual(expected));

  it.each<[string, string[], string[]]>([
    ['gantt', ['A: 1d'], ['1:1-6 unsupported: "gantt" is no kind of diagram the book draws']],
    ['flowchart XY', ['A'], ['1:1-13 malformed: "flowchart XY" cannot be read in this diagram']],
    ['flowchart LR', [], ['1:1-13 malformed: the diagram shows nothing']],
    ['flowchart LR', ['  A --> B -->'], ['4:11-14 malformed: "-->" cannot be read in this diagram']],
    ['flowchart LR', ['A[open --> B'], ['4:2-13 malformed: "[open --> B" cannot be read in this diagram']],
    ['flowchart LR', ['A --x B'], ['4:3-8 malformed: "--x B" cannot be read in this diagram']],
    ['flowchart LR', ['A', 'style A fill:red'], ['5:1-6 unsupported: "style" is not drawn']],
    ['flowchart LR', ['A:::loud --> B'], ['4:2-5 unsupported: ":::" is not drawn']],
    ['flowchart LR', ['subgraph one', 'A'], ['4:1-13 malformed: the group is not closed']],
    ['flowchart LR', ['A', 'subgraph one', 'end'], ['5:1-13 malformed: the group "one" is empty']],
    ['flowchart LR', ['subgraph one', 'A', 'end', 'B --> one'], ['7:7-10 unsupported: "one" is not drawn']],
    [
      'flowchart LR',
      [`A[${'x'.repeat(61)}]`],
      ['4:3-64 too-large: a label is 61 characters long; the limit is 60 a line'],
    ],
    ['sequenceDiagram', ['A->>B'], ['4:1-6 malformed: "A->>B" cannot be read in this diagram']],
    ['sequenceDiagram', ['A->>B: x', 'activate B'], ['5:1-9 unsupported: "activate" is not drawn']],
    ['sequenceDiagram', ['A-xB: lost'], ['4:2-4 unsupported: "-x" is not drawn']],
    ['sequenceDiagram', ['loop often', 'A->>B: x'], ['4:1-11 malformed: "loop" is not closed']],
    ['stateDiagram-v2', ['A --> B', 'note right of A : x'], ['5:1-5 unsupported: "note" is not drawn']],
    ['stateDiagram-v2', ['A -> B'], ['4:1-7 malformed: "A -> B" cannot be read in this diagram']],
    ['classDiagram', ['A -- B'], ['4:3-5 unsupported: "--" is not drawn']],
    ['classDiagram', ['class A {', '+run()'], ['4:1-10 malformed: the class is not closed']],
    ['erDiagram', ['A |o--|} B : x'], ['4:1-15 malformed: "A |o--|} B : x" cannot be read in this diagram']],
    ['erDiagram', ['A o|--o{ B : x'], ['4:3-9 malformed: "o|--o{" cannot be read in this diagram']],
    ['mindmap', ['A', 'B'], ['5:1-2 malformed: a mind map has one root']],
    ['mindmap', ['A', '  ::icon(x)'], ['5:3-5 unsupported: "::" is not drawn']],
    ['gitGraph', ['commit', 'checkout x'], ['5:10-11 malformed: the diagram has no branch "x"']],
    ['gitGraph', ['commit', 'merge main'], ['5:7-11 malformed: "main" has nothing that "main" lacks']],
    ['gitGraph', ['commit', 'revert A'], ['5:1-9 malformed: "revert A" cannot be read in this diagram']],
    ['flowchart LR', ['A', 'click B href "term:gil"'], ['5:7-8 malformed: the diagram has no node "B"']],
    ['flowchart LR', ['A', 'click A call alert()'], ['5:1-21 unsupported: a node leads to an entry, and runs nothing']],
  ])('finds what is wrong with a %s: %j', (first, lines, expected) =>
    expect(faults(first, ...lines)).toEqual(expected),
  );

  it('takes title and description from their lines, short and long, and draws nothing without them', () => {
    const long = readDiagram('flowchart LR\naccTitle: A title\naccDescr {\n  Two\n  lines.\n}\nA --> B');
    expect([long.title, long.description, long.diagram?.nodes.length]).toEqual(['A title', 'Two lines.', 2]);
    const without = readDiagram('flowchart LR\naccDescr { words }\nA --> B');
    expect([without.title, without.description, without.diagram, without.faults]).toEqual(['', 'words', undefined, []]);
  });

  it('tells where nodes lead, in every kind, and checks no address itself', () => {
    const { links, diagram } = read(
      'erDiagram',
      '"a lock" ||--|| B : x',
      '  click "a lock" href "term:lock"',
      'click B "javascript:x"',
    );
    expect(links).toEqual([
      { url: 'term:lock', line: 5, column: 24, endColumn: 33 },
      { url: 'javascript:x', line: 6, column: 10, endColumn: 22 },
    ]);
    expect(diagram?.nodes.map(({ label, link }) => [label, link])).toEqual([
      ['a lock', 'term:lock'],
      ['B', 'javascript:x'],
    ]);
  });

  it('hides from the library every sign it would read as syntax, markup or an entity', () => {
    const label = '&lt; <script> [x] (y) {z} |w| "v" \\n *u* ~t~ `s` %% -->';
    for (const lines of [
      ['flowchart LR', `A["${label}"] -- "${label}" --> B`],
      ['sequenceDiagram', `participant A as ${label}`, `A->>A: ${label}`],
      ['stateDiagram-v2', `A : ${label}`],
    ]) {
      const source = read(lines[0] ?? '', ...lines.slice(1)).diagram?.source ?? '';
      expect(source).not.toMatch(/[&\\*~`]|script>|"v"|\(y\)|\[x\]|\|w\|/);
    }
  });

  const SAID = 'accTitle: A title\naccDescr: A description\n';

  it.each<[string, string]>([
    ['many lines', 'A --> B\n'.repeat(200)],
    ['long a line', `A ${'& A '.repeat(5_000)}`],
    ['many brackets', '['.repeat(900_000)],
    ['many dashes', `A ${'-'.repeat(900_000)}`],
  ])('reads nothing of a source with too %s', (_, source) => {
    const { faults, ...read } = readDiagram(`flowchart LR\n${SAID}${source}`);
    expect(faults.map(({ rule }) => rule)).toEqual(['too-large']);
    expect(read).toEqual({ title: '', description: '', links: [] });
  });

  it.each<[string, string]>([
    ['subgraphs', `A --> B\n${Array.from({ length: 21 }, (_, at) => `subgraph s${at} [a]\nB${at}\nend`).join('\n')}`],
    ['nodes', Array.from({ length: 50 }, (_, at) => `n${at}`).join('\n')],
    [
      'edges',
      `${Array.from({ length: 12 }, (_, at) => `n${at}`).join(' & ')} --> ${Array.from({ length: 12 }, (_, at) => `m${at}`).join(' & ')}`,
    ],
  ])('gives nothing to draw when there are too many %s', (_, source) => {
    const { faults, diagram } = readDiagram(`flowchart LR\n${SAID}${source}`);
    expect(faults.map(({ rule }) => rule)).toEqual(['too-large']);
    expect(diagram).toBeUndefined();
  });
});
