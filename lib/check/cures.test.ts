import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Issue } from '#lib/model/issue.ts';
import { checkContent } from './check.ts';
import { obey } from './obey.ts';
import { RULES, type RuleId } from './rules.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'cures-'));
afterAll(() => rmSync(ROOT, { recursive: true }));

type Files = Record<string, string | Buffer>;
/** Does by hand what a cure says that cannot be done without thinking; `edit` changes the text of the file of the finding. */
type Cure = (hands: {
  folder: string;
  issue: Issue;
  edit: (change: (text: string) => string, file?: string) => void;
}) => void;

const Q = 'questions/tides/question.mdx';
const question = (text: string, fields = 'title: Why tides?'): Files => ({ [Q]: `---\n${fields}\n---\n${text}\n` });
const fields = (yaml: string): Files => question('Text.', yaml);
const term = (id: string, yaml: string, text = 'Text.'): Files => ({
  [`glossary/${id}.mdx`]: `---\n${yaml.includes('definition:') ? yaml : `${yaml}\ndefinition: What it is.`}\n---\n${text}\n`,
});
const claim = (id: string, yaml = 'status: open', text = ''): Files => ({
  [`claims/${id}.mdx`]: `---\nstatement: The sea ${id}.\n${yaml}\n---\n${text}\n`,
});
const answer = (yaml: string, text = 'Text.', id = 'answer-moon'): Files => ({
  [`questions/tides/${id}.mdx`]: `---\nsummary: The moon.\n${yaml}\n---\n${text}\n`,
});
const comment = (yaml: string, id = 'comment-one'): Files => ({
  [`questions/tides/${id}.mdx`]: `---\nkind: asks\nsummary: Why?\n${yaml}\n---\nText.\n`,
});
const person = (id: string, name: string): Files => ({ [`people/${id}.yaml`]: `name: ${name}\n` });
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const LEDGER = 'permalinks.txt';
const SHARD = 'imported/beer/000.jsonl';
const CURATED = 'imported/beer/curated.yaml';
const record = (id: string): string =>
  `${JSON.stringify({ version: 1, site: 'beer', id, title: 'What?', html: '', edited: '2026-02-02' })}\n`;
const repeated = '*args';

const add =
  (file: string, text: string): Cure =>
  ({ folder }) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
const change =
  (from: string | RegExp, to: string, file?: string): Cure =>
  ({ edit }) =>
    edit((text) => text.replace(from, to), file);
const move =
  (from: string, to: string): Cure =>
  ({ folder }) => {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    renameSync(join(folder, from), join(folder, to));
  };
const remove =
  (file: string): Cure =>
  ({ folder }) =>
    rmSync(join(folder, file), { recursive: true });

/** A source with a field, which an answer leans on. */
const source = (written: string): Files => ({
  ...question('x'),
  ...answer('sources: [almanac]'),
  'sources/almanac.yaml': `title: A\n${written}\nurl: https://x.org/\nseen: { date: 2026-01-01, how: live }\n`,
});

/** A finding of a rule: content that has it, what is done about it (by default what the cure says), what then is said. */
type Case = readonly [rule: RuleId, files: Files, means: string, cure?: Cure];

const CASES: readonly Case[] = [
  ['files/linked', question('Text.'), '', remove('questions/linked')],
  ['files/irregular', { ...question('x'), 'claims/a.mdx/x': 'x' }, '', remove('claims/a.mdx')],
  ['files/unportable', term('nul', 'term: NUL'), 'term: NUL', move('glossary/nul.mdx', 'glossary/the-nul.mdx')],
  [
    'files/unportable',
    { ...question('x'), 'questions/tides/aux.png': PNG },
    '',
    move('questions/tides/aux.png', 'questions/tides/the-aux.png'),
  ],
  [
    'files/misplaced',
    { 'questions/tides.mdx': '---\ntitle: Why?\n---\nx\n' },
    'title: Why?',
    move('questions/tides.mdx', Q),
  ],
  ['files/missing', answer('verdict: yes'), '', add(Q, '---\ntitle: Why?\n---\nx\n')],
  ['files/empty', { ...question('x'), 'claims/a.mdx': '' }, '', remove('claims/a.mdx')],
  [
    'bytes/invalid',
    { [Q]: Buffer.from('---\ntitle: Café\n---\nx\n', 'latin1') },
    'Café',
    add(Q, '---\ntitle: Café\n---\nx\n'),
  ],
  ['bytes/control', question('Te\u0007xt.'), 'Text.', change('\u0007', '')],
  ['bytes/bom', { [Q]: '\ufeff---\ntitle: Why?\n---\nx\n' }, 'title: Why?'],
  ['bytes/crlf', { [Q]: '---\r\ntitle: Why?\r\n---\r\nx\r\n' }, 'title: Why?\n'],
  ['characters/noncharacter', fields('title: a\uffffb'), 'title: ab'],
  ['characters/noncharacter', question('a&#xFFFE;b'), '\nab\n', change('&#xFFFE;', '')],
  ['characters/bidi', fields('title: a\u202e(b)c'), 'title: a(b)c'],
  ['characters/bidi', question('x\u2066y'), 'x\u2066y\u2069', change('\u2066y', '\u2066y\u2069')],
  ['characters/hidden', question('a\u{e0041}b'), '\nab\n'],
  ['characters/invisible', question('A co\u00adroutine, corou\u200btine.'), 'A coroutine, coroutine.'],
  ['characters/invisible', fields('title: A\u2060 word'), 'title: A word'],
  [
    'front-matter/missing',
    { [Q]: '\n\n---\ntitle: Why?\n---\nx\n' },
    '---\ntitle: Why?',
    ({ issue, folder }) => writeFileSync(join(folder, Q), issue.fix ?? ''),
  ],
  [
    'front-matter/executable',
    { [Q]: '---js\n{ title: "Why?" }\n---\nx\n' },
    'title: Why?',
    add(Q, '---\ntitle: Why?\n---\nx\n'),
  ],
  [
    'front-matter/foreign',
    { [Q]: '+++\ntitle = "Why?"\n+++\nx\n' },
    'title: Why?',
    add(Q, '---\ntitle: Why?\n---\nx\n'),
  ],
  ['front-matter/unclosed', { [Q]: '---\ntitle: Why?\n' }, 'title: Why?', add(Q, '---\ntitle: Why?\n---\n')],
  ['front-matter/untidy', { [Q]: '--- \ntitle: Why?\n---\nx\n' }, '---\ntitle'],
  ['yaml/malformed', fields('title: Rebase or merge: which'), 'title: "Rebase or merge: which"'],
  ['yaml/malformed', fields('title: | what'), 'title: "| what"'],
  ['yaml/malformed', fields(`title: ${repeated} and **kwargs`), 'title: "*args and **kwargs"'],
  ['yaml/malformed', fields(`title: ${repeated}`), 'title: "*args"'],
  ['yaml/malformed', fields('title: &amp what'), 'title: "&amp what"'],
  ['yaml/malformed', fields('title: @property, why?'), 'title: "@property, why?"'],
  ['yaml/malformed', fields('title: `await` where?'), 'title: "`await` where?"'],
  ['yaml/malformed', fields('title: [why] so'), 'title: "[why] so"'],
  ['yaml/malformed', fields('title: "x" or "y"?'), 'title: "\\"x\\" or \\"y\\"?"'],
  ['yaml/malformed', fields("title: 'it's'"), 'title: "it\'s"'],
  ['yaml/malformed', fields('title: !important why'), 'title: "!important why"'],
  ['yaml/malformed', fields('title: %d or %s?'), 'title: "%d or %s?"'],
  ['yaml/malformed', fields('title: > 3?'), 'title: "> 3?"'],
  ['yaml/malformed', fields('title: - x'), 'title: "- x"'],
  [
    'yaml/malformed',
    fields('title: Why?\nchanges:\n\t- { date: 2026-01-01, what: x }'),
    '  - { date',
    change('\t', '  '),
  ],
  ['yaml/comment', fields('title: Issue #42 is back'), 'title: "Issue #42 is back"'],
  ['yaml/comment', fields('title: #42 is back'), 'title: "#42 is back"'],
  [
    'yaml/comment',
    term('tidal', 'term: tidal\ndefinition: A # is a hash; see issue #7 for more.'),
    '"A # is a hash; see issue #7 for more."',
  ],
  ['yaml/comment', fields('title: Why?\nscore: 3 # votes'), 'score: 3\n# votes', change(' # votes', '\n# votes')],
  ['yaml/repeated', fields('title: Why?\ntitle: Why?'), 'title: Why?', change('title: Why?\n', '')],
  [
    'yaml/exploding',
    fields('title: &a Why?\ntopics: [*a, *a]'.replace('[*a, *a]', `[${'*a, '.repeat(30)}]`)),
    'title: Why?',
    change(/&a |\ntopics: .*/g, ''),
  ],
  [
    'yaml/too-deep',
    fields(`title: Why?\ntopics: ${'['.repeat(40)}${']'.repeat(40)}`),
    'topics: []',
    change(/\[+\]+/, '[]'),
  ],
  [
    'fields/unknown',
    { ...fields('title: Why?\ntags: [moon]'), 'topics/moon.yaml': 'name: Moon\nsentence: It.\n' },
    'topics: [moon]',
  ],
  ['fields/unknown', fields('titel: Why?\nasked: 2026-01-01'), 'title: Why?'],
  ['fields/unknown', fields('\u200btitle: A title'), '---\ntitle: A title'],
  ['fields/unknown', term('ebb', 'term: ebb\nsynonyms: [low]'), 'aliases: [low]'],
  ['fields/missing', fields('asked: 2026-01-01'), 'title: Why?', change('asked', 'title: Why?\nasked')],
  ['fields/mistyped', fields('title: 3.10'), 'title: "3.10"'],
  ['fields/mistyped', fields('title: 0x10'), 'title: "0x10"'],
  ['fields/mistyped', fields('title: 0123'), 'title: "0123"'],
  ['fields/mistyped', fields('title: 1e3'), 'title: "1e3"'],
  ['fields/mistyped', fields('title: true'), 'title: "true"'],
  ['fields/mistyped', { ...question('x'), ...answer('verdict: yes\nscope: [3.10]') }, 'scope: ["3.10"]'],
  ['fields/mistyped', { ...question('x'), ...answer('verdict: yes\nscope: python>=3.5') }, 'scope: [python>=3.5]'],
  ['fields/mistyped', fields('title: Why?\ndraft: yes'), 'draft: true'],
  ['fields/mistyped', fields('title: Why?\ndraft: off'), 'draft: false'],
  [
    'fields/mistyped',
    { 'site.yaml': 'name: B\nsentence: S.\ncolours: { light: white, dark: "#111" }\n', ...question('x') },
    'light: "#ffffff", dark: "#111111"',
  ],
  [
    'yaml/comment',
    { 'site.yaml': 'name: B\nsentence: S.\ncolours:\n  light: #ffffff\n  dark: "#111111"\n', ...question('x') },
    'light: "#ffffff"',
  ],
  [
    'fields/incomplete',
    { ...question('x'), ...comment('on: question\nsettledBy: { question: tides, claim: x }'), ...claim('x') },
    'settledBy: { question: tides }',
    change(', claim: x', ''),
  ],
  ['texts/empty', fields('title: Why?\nagreement: ""'), 'title: Why?', change('\nagreement: ""', '')],
  ['texts/broken', fields('title: "Why\\nso?"'), 'title: "Why so?"', change('\\n', ' ')],
  ['texts/too-long', fields(`title: Why?\nagreement: ${'a'.repeat(301)}`), 'aaa', change('a'.repeat(2), 'a')],
  [
    'titles/too-long',
    fields(`title: ${'why '.repeat(20)}so?`),
    'shortTitle: Why?',
    change(/(title: .*)/, '$1\nshortTitle: Why?'),
  ],
  ['choices/unknown', { ...question('x'), ...answer('verdict: yess') }, 'verdict: yes\n'],
  ['dates/malformed', fields('title: Why?\nasked: 2019'), 'asked: unknown', change('2019', 'unknown')],
  ['dates/malformed', fields('title: Why?\nasked: 2019-03'), 'asked: unknown', change('2019-03', 'unknown')],
  ['dates/malformed', fields('title: Why?\nasked: 2019-3-7'), 'asked: 2019-03-07'],
  ['dates/malformed', fields('title: Why?\nasked: 2019/03/07'), 'asked: 2019-03-07'],
  ['dates/malformed', fields('title: Why?\nasked: 22.11.2019'), 'asked: 2019-11-22'],
  ['dates/malformed', fields('title: Why?\nasked: 7 March 2019'), 'asked: 2019-03-07'],
  ['dates/malformed', fields('title: Why?\nasked: "Mar 7, 2019"'), 'asked: 2019-03-07'],
  ['dates/malformed', fields('title: Why?\nreviewed: 2019-03-07T10:00:00Z'), 'reviewed: 2019-03-07'],
  ['dates/future', fields('title: Why?\nasked: 2027-01-01'), 'asked: 2026-01-01', change('2027', '2026')],
  ['dates/future', source('date: 2027'), 'date: 2026\n', change('2027', '2026')],
  ['dates/future', source('date: 2027-01'), 'date: 2026-01\n', change('2027', '2026')],
  ['dates/malformed', source('date: March 2026'), 'date: 2026-03\n', change('March 2026', '2026-03')],
  ['dates/malformed', source('date: 2026-13'), 'date: 2026\n', change('2026-13', '2026')],
  [
    'addresses/malformed',
    { 'site.yaml': 'name: B\nsentence: S.\nrepository: example.org\n', ...question('x') },
    'https://example.org',
    change('example.org', 'https://example.org', 'site.yaml'),
  ],
  [
    'colours/faint',
    { 'site.yaml': 'name: B\nsentence: S.\naccent: { light: "#3388ff", dark: "#3388ff" }\n', ...question('x') },
    "accent: { light: '#286bc9', dark: '#5a9fff' }",
  ],
  [
    'ids/malformed',
    { ...fields('title: Why?\nauthor: Ada Lovelace'), ...person('ada', 'Ada Lovelace') },
    'author: ada',
  ],
  [
    'ids/malformed',
    { ...fields('title: Why?\ntopics: [The Moon]'), 'topics/moon.yaml': 'name: The moon\nsentence: It.\n' },
    'topics: [moon]',
  ],
  [
    'ids/malformed',
    { ...fields('title: Why?\nauthor: Ada Lovelace') },
    'author: ada-lovelace',
    ({ edit, folder }) => {
      edit((text) => text.replace('Ada Lovelace', 'ada-lovelace'));
      add('people/ada-lovelace.yaml', 'name: Ada Lovelace\n')({ folder } as never);
    },
  ],
  [
    'ids/malformed',
    term('Low_Tide', 'term: low tide'),
    'term: low tide',
    move('glossary/Low_Tide.mdx', 'glossary/low-tide.mdx'),
  ],
  [
    'ids/reserved',
    { 'questions/page/question.mdx': '---\ntitle: Why?\n---\nx\n' },
    'title',
    move('questions/page', 'questions/pages'),
  ],
  [
    'ids/taken',
    { ...term('ebb', 'term: ebb\nformerly: [flow]'), ...term('flow', 'term: flow') },
    'term: ebb',
    change('\nformerly: [flow]', ''),
  ],
  [
    'ids/duplicate',
    term(
      'tide',
      'term: tide\nsenses:\n  - { id: a, label: A, definition: A. }\n  - { id: a, label: B, definition: B. }',
    ),
    'id: b, label: B',
    change('id: a, label: B', 'id: b, label: B'),
  ],
  [
    'questions/unknown',
    {
      ...fields('title: Why?\nrelated: [{ question: wave, as: contrasts }]'),
      'questions/waves/question.mdx': '---\ntitle: Waves?\n---\nx\n',
    },
    'question: waves,',
  ],
  ['answers/unknown', { ...question('x'), ...answer('verdict: yes'), ...comment('on: answer-mon') }, 'on: answer-moon'],
  [
    'comments/unknown',
    {
      ...question('x'),
      ...answer('verdict: yes'),
      ...comment('on: answer-moon\nreplyTo: comment-tow'),
      ...comment('on: answer-moon', 'comment-two'),
    },
    'replyTo: comment-two',
  ],
  [
    'claims/unknown',
    { ...fields('title: Why?\npremises: [{ claim: rise, stance: doubts }]'), ...claim('rises') },
    'claim: rises,',
  ],
  [
    'terms/unknown',
    { ...question('The [[tidee]].'), ...term('tide', 'term: tide') },
    '[[tide]]',
    change('tidee', 'tide'),
  ],
  [
    'sources/unknown',
    {
      ...question('x'),
      ...answer('verdict: yes\nsources: [almanach]'),
      'sources/almanac.yaml': 'title: A\nurl: https://x.org\nseen: { date: 2026-01-01, how: live }\n',
    },
    'sources: [almanac]',
  ],
  ['people/unknown', { ...fields('title: Why?\nauthor: adda'), ...person('ada', 'Ada') }, 'author: ada\n'],
  [
    'topics/unknown',
    { ...fields('title: Why?\ntopics: [seaa]'), 'topics/sea.yaml': 'name: Sea\nsentence: It.\n' },
    'topics: [sea]',
  ],
  ['evidence/unknown', { ...question('<Evidence program="pul" />') }, '', change(/<Evidence.*/, 'Text.')],
  [
    'senses/unknown',
    { ...question('A [[tide/lake]].'), ...term('tide', 'term: tide') },
    '[[tide]]',
    change('/lake', ''),
  ],
  [
    'terms/ambiguous',
    {
      ...question('A [[OS thread]].'),
      ...term('a', 'term: a\naliases: [OS thread]'),
      ...term('b', 'term: b\naliases: [OS thread]'),
    },
    '[[a|OS thread]]',
    change('[[OS thread]]', '[[a|OS thread]]', Q),
  ],
  [
    'terms/duplicate',
    { ...term('a', 'term: free-threaded'), ...term('b', 'term: b\naliases: [Free Threaded]') },
    'term: b',
    change('\naliases: [Free Threaded]', ''),
  ],
  [
    'terms/duplicate',
    { ...term('a', 'term: café'), ...term('b', 'term: b\naliases: [cafe\u0301]') },
    'term: b',
    change(/\naliases: .*/, ''),
  ],
  ['terms/repeated', term('a', 'term: thread\naliases: [Threads]'), 'term: thread', change('\naliases: [Threads]', '')],
  [
    'terms/circular',
    {
      ...term('a', 'term: a\nbroader: [b]'),
      ...term('b', 'term: b\nbroader: [c]'),
      ...term('c', 'term: c\nbroader: [a]'),
    },
    'term: c',
    change('\nbroader: [a]', '', 'glossary/c.mdx'),
  ],
  [
    'terms/contradictory',
    { ...term('a', 'term: a\nnarrower: [b]'), ...term('b', 'term: b\nnarrower: [a]') },
    'term: b',
    change('\nnarrower: [a]', '', 'glossary/b.mdx'),
  ],
  [
    'questions/contradictory',
    {
      ...fields('title: Why?\nrelated: [{ question: waves, as: narrower }]'),
      'questions/waves/question.mdx': '---\ntitle: W?\nrelated: [{ question: tides, as: narrower }]\n---\nx\n',
    },
    'title: W?',
    change(/\nrelated: .*/, '', 'questions/waves/question.mdx'),
  ],
  [
    'replies/circular',
    {
      ...question('x'),
      ...comment('on: question\nreplyTo: comment-two'),
      ...comment('on: question\nreplyTo: comment-one', 'comment-two'),
    },
    'on: question',
    change('\nreplyTo: comment-one', '', 'questions/tides/comment-two.mdx'),
  ],
  ['references/own', term('a', 'term: a\nrelated: [a]'), 'related: []'],
  [
    'references/repeated',
    { ...fields('title: Why?\ntopics: [sea, sea]'), 'topics/sea.yaml': 'name: Sea\nsentence: It.\n' },
    'topics: [sea]',
    change('sea, sea', 'sea'),
  ],
  [
    'references/draft',
    { ...question('See [w](q:waves).'), 'questions/waves/question.mdx': '---\ntitle: W?\ndraft: true\n---\nx\n' },
    'draft: false',
    change('true', 'false', 'questions/waves/question.mdx'),
  ],
  ['claims/unsupported', claim('rises', 'status: holds'), 'status: open', change('status: holds', 'status: open')],
  [
    'claims/stale',
    claim('rises', 'status: open\nchecked: 2025-11-22'),
    'checked: 2026-11-22',
    change('2025-11-22', '2026-11-22'),
  ],
  [
    'claims/baseless',
    claim('rises', 'status: open\nbasis: tested'),
    'status: open',
    change('status: open\nbasis: tested', 'status: open'),
  ],
  [
    'claims/unlisted',
    { ...question('x'), ...answer('verdict: yes', '<Claim id="rises">It rises</Claim>.'), ...claim('rises') },
    '- { claim: rises, stance: supports }',
    change('verdict: yes', 'verdict: yes\nclaims:\n  - { claim: rises, stance: supports }'),
  ],
  [
    'claims/unmarked',
    { ...question('x'), ...answer('verdict: yes\nclaims: [{ claim: rises, stance: supports }]'), ...claim('rises') },
    '<Claim id="rises">Text</Claim>',
    change('Text', '<Claim id="rises">Text</Claim>'),
  ],
  ['bodies/excessive', question(`${'> '.repeat(40)}x`), '> x', change(/(> ){30}/, '')],
  ['syntax/malformed', question('a <b and c'), 'a \\<b and c', change('<', '\\<')],
  ['syntax/malformed', question('a < b and {x'), '\\{x', change('{', '\\{')],
  [
    'syntax/malformed',
    question('See <https://x.org>.'),
    '[x.org](https://x.org)',
    change('<https://x.org>', '[x.org](https://x.org)'),
  ],
  ['syntax/malformed', question('line<br>line'), 'line\\\nline', change('<br>', '\\\n')],
  ['syntax/malformed', question('x <!-- note --> y'), 'x  y', change('<!-- note -->', '')],
  ['markdown/failed', question('[a page](https://example.org/a b.html)'), '[a page](https://example.org/a%20b.html)'],
  ['markdown/unmeant', question('written as __init__ here'), 'as `__init__` here'],
  ['code/unclosed', question('```py\nx = 1'), '```py\nx = 1\n```', ({ edit }) => edit((text) => `${text}\`\`\`\n`)],
  ['code/indented', question('Run:\n\n    x = 1'), '```\nx = 1\n```', change('    x = 1', '```\nx = 1\n```')],
  ['code/import', question("import x from 'y'\n\nText."), '\nText.'],
  ['code/export', question('export const x = 1\n\nText.'), '\nText.'],
  ['code/expression', question('a {x} b'), 'a \\{x} b', change('{', '\\{')],
  ['code/expression', question('## Title {#custom-id}'), '## Title [#custom-id]'],
  ['code/expression', question('![a](b.png){width=50%}'), '![a](b.png)\n'],
  [
    'components/unknown',
    { ...question('<Clam id="x">y</Clam>'), ...claim('x') },
    '<Claim id="x">y</Claim>',
    change(/Clam/g, 'Claim'),
  ],
  ['components/unknown', question('A <b>word</b>.'), 'A **word**.', change('<b>word</b>', '**word**')],
  [
    'attributes/unknown',
    { ...question('<Claim id="x" idd="x">y</Claim>'), ...claim('x') },
    '<Claim id="x">',
    change(' idd="x"', ''),
  ],
  [
    'attributes/missing',
    { ...question('<Claim>y</Claim>'), ...claim('x') },
    '<Claim id="x">',
    change('<Claim>', '<Claim id="x">'),
  ],
  [
    'attributes/malformed',
    { ...question('<Claim id>y</Claim>'), ...claim('x') },
    '<Claim id="x">',
    change('<Claim id>', '<Claim id="x">'),
  ],
  ['anchors/malformed', question('## Title [#My_Id]'), '[#my-id]', change('My_Id', 'my-id')],
  ['anchors/reserved', question('## Title [#answer-x]'), '[#on-answer-x]', change('answer-x', 'on-answer-x')],
  ['anchors/duplicate', question('## A [#x]\n\n## B [#x]'), '[#y]', change('B [#x]', 'B [#y]')],
  ['anchors/unknown', question('## A [#high]\n\n[a](#hig)'), '[a](#high)', change('#hig)', '#high)')],
  ['links/broken', question('[a](/q/tide/)'), '[a](/q/tides/)', change('/q/tide/', '/q/tides/')],
  ['links/malformed', question('[x](Q:tides)'), '[x](q:tides)', change('Q:tides', 'q:tides')],
  [
    'links/malformed',
    question('[x](glossary:tide)'),
    '[x](term:tide)',
    ({ edit, folder }) => {
      edit((text) => text.replace('glossary:', 'term:'));
      add('glossary/tide.mdx', '---\nterm: tide\ndefinition: It.\n---\n')({ folder } as never);
    },
  ],
  ['links/malformed', question('[x](www.example.org)'), '(https://www.example.org)', change('www', 'https://www')],
  ['links/malformed', question('[x](//example.org)'), '(https://example.org)', change('//', 'https://')],
  ['footnotes/unknown', question('A fact.[^1]'), '[^1]: …', ({ edit }) => edit((text) => `${text}\n[^1]: …\n`)],
  ['images/wordless', { ...question('![](sea.png)'), 'questions/tides/sea.png': PNG }, '![what it shows](sea.png)'],
  [
    'images/missing',
    { ...question('![a](see.png)'), 'questions/tides/sea.png': PNG },
    '![a](sea.png)',
    change('see.png', 'sea.png'),
  ],
  [
    'images/misplaced',
    { ...question('![a](../sea.png)'), 'questions/tides/sea.png': PNG },
    '![a](sea.png)',
    change('../', ''),
  ],
  [
    'images/malformed',
    { ...question('![a](sea.png)'), 'questions/tides/sea.png': 'x' },
    '![a](sea.png)',
    ({ folder }) => writeFileSync(join(folder, 'questions/tides/sea.png'), PNG),
  ],
  [
    'images/unused',
    { ...question('x'), 'questions/tides/sea.png': PNG },
    '![words](sea.png)',
    ({ edit }) => edit((text) => `${text}\n![words](sea.png)\n`, Q),
  ],
  [
    'diagrams/undescribed',
    question('```mermaid\nflowchart LR\n  A[a] --> B[b]\n```'),
    'accTitle',
    change('LR\n', 'LR\n  accTitle: what it is\n  accDescr: what it shows\n'),
  ],
  [
    'ledger/malformed',
    { ...question('x'), [LEDGER]: '/q/tides/\n/q/tides\n' },
    '/q/tides/',
    change('\n/q/tides\n', '\n', LEDGER),
  ],
  [
    'ledger/kept',
    { ...question('x'), [LEDGER]: '/q/tides/\n/search/\n' },
    '/q/tides/',
    change('/search/\n', '', LEDGER),
  ],
  [
    'ledger/gone',
    { ...question('x'), [LEDGER]: '/q/tides/\n/q/tide/\n' },
    'aliases: [tide]',
    change('title: Why tides?', 'title: Why tides?\naliases: [tide]', Q),
  ],
  [
    'ledger/alive',
    { ...question('x'), [LEDGER]: '/q/tides/ => /about/\n' },
    '/q/tides/\n',
    change(' => /about/', '', LEDGER),
  ],
  [
    'ledger/astray',
    { ...question('x'), [LEDGER]: '/q/tide/ => /q/tidees/\n/q/tides/\n' },
    '=> /q/tides/',
    change('tidees', 'tides', LEDGER),
  ],
  [
    'records/malformed',
    { [SHARD]: record('1').replace('beer', 'wine') },
    '"site":"beer"',
    change('wine', 'beer', SHARD),
  ],
  ['records/repeated', { [SHARD]: record('1') + record('1') }, '"id":"1"', change(record('1'), '', SHARD)],
  [
    'records/unknown',
    { [SHARD]: record('123'), [CURATED]: '"124": { hidden: true }\n' },
    '"123": {',
    change('124', '123', CURATED),
  ],
  [
    'records/outdated',
    { [SHARD]: record('1'), [CURATED]: '"1": { seen: 2026-01-01 }\n' },
    'seen: 2026-02-02',
    change('2026-01-01', '2026-02-02', CURATED),
  ],
  [
    'ledger/repeated',
    { ...question('x'), [LEDGER]: '/q/tides/\n/q/tides/\n' },
    '/q/tides/',
    change('/q/tides/\n', '', LEDGER),
  ],
  [
    'origins/licence',
    fields(
      'title: Why?\nasked: 2010-05-01\norigin: { site: stackoverflow, id: "1", url: https://stackoverflow.com/q/1, title: T, license: CC BY-SA 4.0, retold: true }',
    ),
    'CC BY-SA 2.5',
    change('CC BY-SA 4.0', 'CC BY-SA 2.5'),
  ],
  [
    'origins/incomplete',
    fields(
      'title: Why?\nasked: unknown\nauthor: unknown\norigin: { site: reddit, id: unknown, url: unknown, title: unknown, retold: true }',
    ),
    'license: unknown',
    change(', retold', ', license: unknown, retold'),
  ],
  [
    'answers/claimless',
    { ...question('x'), ...answer('verdict: yes\nauthor: editors'), ...claim('rises') },
    'claims:',
    change('verdict: yes', 'verdict: yes\nclaims: [{ claim: rises, stance: supports }]'),
  ],
  ['claims/unused', { ...question('x'), ...claim('rises') }, '', remove('claims/rises.mdx')],
  [
    'sources/unused',
    { ...question('x'), 'sources/a.yaml': 'title: A\nurl: https://x.org\nseen: { date: 2026-01-01, how: live }\n' },
    '',
    remove('sources/a.yaml'),
  ],
  [
    'topics/unused',
    { ...question('x'), 'topics/sea.yaml': 'name: Sea\nsentence: It.\n' },
    '',
    remove('topics/sea.yaml'),
  ],
  ['people/unused', { ...question('x'), ...person('ada', 'Ada') }, '', remove('people/ada.yaml')],
  ['terms/unused', { ...question('x'), ...term('ebb', 'term: ebb') }, 'The ebb.', change('\nx\n', '\nThe ebb.\n', Q)],
];

/** Rules whose cure needs a run of a program, another system or a text of its own: each is tried where it is made. */
const ELSEWHERE: Partial<Record<RuleId, string>> = Object.fromEntries(
  (
    [
      ['a right of the system', 'files/unreadable files/too-large front-matter/too-long bodies/unreadable'],
      [
        'a recording',
        'traces/missing traces/malformed traces/misnamed traces/untrue traces/outdated traces/dated traces/incomplete traces/too-large facts/malformed facts/unknown facts/untrue facts/unexpected variants/unknown evidence/unused',
      ],
      [
        'a decision of the author',
        'terms/incomparable differences/conflicting differences/missing references/withdrawn claims/unsaid questions/undecided origins/repeated words/undefined images/unsafe',
      ],
      ['a diagram', 'diagrams/unsupported diagrams/malformed diagrams/too-large'],
    ] as const
  ).flatMap(([reason, rules]) => rules.split(' ').map((rule) => [rule, reason])),
);

let folders = 0;

function folderOf(files: Files): string {
  folders += 1;
  const folder = join(ROOT, String(folders));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

const issuesOf = (folder: string): Issue[] => checkContent(folder, { today: '2026-11-22', strict: true }).issues;
const errorsOf = (issues: Issue[]): string[] =>
  issues.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule}: ${message}`);

/** Does what a finding says until it is gone; a fix may need several. */
function cureIn(folder: string, rule: RuleId, cure: Cure | undefined): void {
  for (let tries = 0; tries < 5; tries += 1) {
    const issue = issuesOf(folder).find((found) => found.rule === rule);
    if (!issue) return;
    const found = join(process.cwd(), issue.file);
    const edit = (change: (text: string) => string, file?: string) => {
      const path = file ? join(folder, file) : found;
      writeFileSync(path, change(readFileSync(path, 'utf8')));
    };
    if (cure) {
      expect(issue.hint).toBeTruthy();
      cure({ folder, issue, edit });
      return;
    }
    edit((text) => {
      const obeyed = obey(text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'), issue);
      if (obeyed === undefined) throw new Error(`nobody can do: ${issue.hint}`);
      return obeyed;
    });
  }
}

describe('an image whose name has another form in its text', () => {
  it.each([
    ['\u00e9.png', 'e\u0301.png'],
    ['e\u0301.png', '\u00e9.png'],
    ['e%CC%81.png', '\u00e9.png'],
  ])('is found and used: %s', (written, file) => {
    const folder = folderOf({ ...question(`![Accent](${written})`), [`questions/tides/${file}`]: PNG });
    expect(issuesOf(folder)).toEqual([]);
  });
});

describe('every cure, obeyed', () => {
  const cases = CASES.map(([rule, files, means, cure]) => ({ rule, files, means, cure }));
  it.each(cases)(
    '$rule is gone, nothing else is wrong, and it says what was meant (%#)',
    ({ rule, files, means, cure }) => {
      const folder = folderOf(files);
      if (rule === 'files/linked') symlinkSync('tides', join(folder, 'questions/linked'));
      const before = issuesOf(folder);
      expect(before.map((issue) => issue.rule)).toContain(rule);
      cureIn(folder, rule, cure);
      const after = issuesOf(folder);
      expect(after.filter((issue) => issue.rule === rule).map(({ message }) => message)).toEqual([]);
      expect(errorsOf(after).filter((error) => !errorsOf(before).includes(error))).toEqual([]);
      const texts = Object.keys(files).concat(
        'questions/tides/question.mdx',
        'glossary/the-nul.mdx',
        'glossary/low-tide.mdx',
        'questions/pages/question.mdx',
      );
      const all = texts.map((file) => {
        try {
          return readFileSync(join(folder, file), 'utf8');
        } catch {
          return '';
        }
      });
      expect(all.join('\n')).toContain(means);
    },
  );

  it('is tried for every rule', () => {
    const tried = new Set<string>([...CASES.map(([rule]) => rule), ...Object.keys(ELSEWHERE)]);
    expect(Object.keys(RULES).filter((rule) => !tried.has(rule))).toEqual([]);
  });
});
