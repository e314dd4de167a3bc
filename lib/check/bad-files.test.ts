import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkContent } from './check.ts';
import { applyFixes } from './fix.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(ROOT, { recursive: true }));
let folders = 0;

/** Writes a content folder and returns its path. */
function folderOf(files: Record<string, string | Buffer>): string {
  folders += 1;
  const folder = join(ROOT, String(folders));
  for (const [file, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), bytes);
  }
  return folder;
}

/** What is said of a folder, errors only: place below the folder, and rule. */
function errorsOf(folder: string): string[] {
  const { issues } = checkContent(folder, { today: '2026-11-22' });
  return issues
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, column, rule }) => `${file.slice(file.lastIndexOf('/') + 1)}:${line}:${column} ${rule}`);
}

const HEAD = 'statement: The sea is blue.\nstatus: open\n';
const claim = (bytes: string | Buffer) => errorsOf(folderOf({ 'claims/a.mdx': bytes }));
const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

describe('files that no editor should have written', () => {
  it.each<[string, string | Buffer, string[]]>([
    ['a good one', `---\n${HEAD}---\nText.\n`, []],
    ['without a text', `---\n${HEAD}---`, []],
    ['empty', '', ['a.mdx:1:1 files/empty']],
    ['blank', ' \n\t\n', ['a.mdx:1:1 files/empty']],
    ['no front matter', 'Text.\n', ['a.mdx:1:1 front-matter/missing']],
    ['front matter too late', `\n---\n${HEAD}---\n`, ['a.mdx:1:1 front-matter/missing']],
    ['JavaScript', `---js\n{ statement: process.exit(1) }\n---\n`, ['a.mdx:1:1 front-matter/executable']],
    ['JavaScript after a space', `--- js\n{}\n---\n`, ['a.mdx:1:1 front-matter/executable']],
    ['CoffeeScript', `---coffee\na: 1\n---\n`, ['a.mdx:1:1 front-matter/executable']],
    ['TOML', `+++\nstatement = "x"\n+++\n`, ['a.mdx:1:1 front-matter/foreign']],
    ['JSON', `{"statement": "x"}\n`, ['a.mdx:1:1 front-matter/foreign']],
    ['never closed', `---\n${HEAD}Text.\n`, ['a.mdx:1:1 front-matter/unclosed']],
    ['only dashes', `---`, ['a.mdx:1:1 front-matter/unclosed']],
    ['closed by something else', `---\n${HEAD}--- # end\nText.\n`, ['a.mdx:4:1 front-matter/untidy']],
    ['spaces after the dashes', `--- \n${HEAD}---\n`, ['a.mdx:1:1 front-matter/untidy']],
    ['no fields', `---\n---\nText.\n`, ['a.mdx:2:1 fields/missing', 'a.mdx:2:1 fields/missing']],
    ['a colon in a text', `---\nstatement: The sea: blue.\nstatus: open\n---\n`, ['a.mdx:2:19 yaml/malformed']],
    ['a tab', `---\nstatement: x\nscope:\n\t- a\n---\n`, ['a.mdx:4:1 yaml/malformed']],
    ['an open quotation', `---\nstatement: "x\nstatus: open\n---\n`, ['a.mdx:4:1 yaml/malformed']],
    ['a tag', `---\nstatement: !!js/function "x"\nstatus: open\n---\n`, ['a.mdx:2:12 yaml/malformed']],
    ['a field twice', `---\n${HEAD}status: holds\n---\n`, ['a.mdx:4:1 yaml/repeated']],
    ['two documents', `---\n${HEAD}...\na: 1\n---\n`, ['a.mdx:5:1 yaml/malformed']],
    [
      'a bomb',
      `---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\n---\n`,
      ['a.mdx:3:8 yaml/exploding'],
    ],
    ['many aliases', `---\na: &a x\nb: [${'*a, '.repeat(50)}]\n---\n`, ['a.mdx:3:5 yaml/exploding']],
    ['deep brackets', `---\na: ${nested('[', ']', 20_000)}\n---\n`, ['a.mdx:2:36 yaml/too-deep']],
    ['deep braces', `---\na: ${'{a: '.repeat(10_000)}\n---\n`, ['a.mdx:2:132 yaml/too-deep']],
    ['deep dashes', `---\na:\n  ${'- '.repeat(5_000)}x\n---\n`, ['a.mdx:3:1 yaml/too-deep']],
    [
      'deep lines',
      `---\n${Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')}\n---\n`,
      ['a.mdx:202:1 yaml/too-deep'],
    ],
    ['long YAML', `---\nstatement: ${'x'.repeat(70_000)}\n---\n`, ['a.mdx:2:1 front-matter/too-long']],
    [
      '__proto__',
      `---\n${HEAD}__proto__: { a: 1 }\nconstructor: 1\n---\n`,
      ['a.mdx:4:1 fields/unknown', 'a.mdx:5:1 fields/unknown'],
    ],
    ['CRLF', `---\r\n${HEAD.replaceAll('\n', '\r\n')}---\r\nText.\r\n`, ['a.mdx:1:4 bytes/crlf']],
    ['CR', `---\r${HEAD.replaceAll('\n', '\r')}---\rText.\r`, ['a.mdx:1:4 bytes/crlf']],
    ['a byte order mark', `\uFEFF---\n${HEAD}---\nText.\n`, ['a.mdx:1:1 bytes/bom']],
    ['a NUL', `---\n${HEAD}---\nTe\0xt.\n`, ['a.mdx:5:3 bytes/control']],
    ['an escape', `---\n${HEAD}---\nTe\u001b[31mxt.\n`, ['a.mdx:5:3 bytes/control']],
    ['Latin-1', Buffer.from(`---\n${HEAD}---\nCafé.\n`, 'latin1'), ['a.mdx:5:4 bytes/invalid']],
    [
      'half a character',
      Buffer.concat([Buffer.from(`---\n${HEAD}---\né`), Buffer.from([0xe2, 0x82])]),
      ['a.mdx:5:2 bytes/invalid'],
    ],
    ['UTF-16', Buffer.from('\uFEFF---\n', 'utf16le'), ['a.mdx:1:1 bytes/invalid']],
  ])('%s', (_, bytes, expected) => expect(claim(bytes)).toEqual(expected));

  it('says the position of a byte that is not UTF-8', () => {
    const { issues } = checkContent(folderOf({ 'claims/a.mdx': Buffer.from('---\nCafé', 'latin1') }));
    expect(issues[0]?.message).toBe('byte 7 (0xE9) is not UTF-8, after "--- Caf"');
  });

  it('keeps an entry that cannot be read: nothing that names it is wrong', () => {
    const folder = folderOf({
      'claims/a.mdx': '',
      'questions/q/question.mdx': '---\ntitle: Q?\n---\nSee [a](claim:a).\n',
    });
    expect(errorsOf(folder)).toEqual(['a.mdx:1:1 files/empty']);
  });

  it('refuses links and folders named like files', () => {
    const folder = folderOf({ 'claims/a.mdx': `---\n${HEAD}---\n`, 'claims/folder.mdx/b.mdx': 'x' });
    symlinkSync('a.mdx', join(folder, 'claims/link.mdx'));
    symlinkSync('.', join(folder, 'claims/round'));
    expect(errorsOf(folder)).toEqual([
      'folder.mdx:1:1 files/irregular',
      'link.mdx:1:1 files/linked',
      'round:1:1 files/linked',
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('says which files it may not read', () => {
    const folder = folderOf({ 'claims/a.mdx': `---\n${HEAD}---\n` });
    chmodSync(join(folder, 'claims/a.mdx'), 0);
    expect(errorsOf(folder)).toEqual(['a.mdx:1:1 files/unreadable']);
  });
});

describe('files that would take minutes', () => {
  const cpu = (work: () => string[]): { said: string[]; seconds: number } => {
    const before = process.cpuUsage();
    const said = work();
    const { user, system } = process.cpuUsage(before);
    return { said, seconds: (user + system) / 1e6 };
  };

  it('does not read 10 MB', () => {
    const { said, seconds } = cpu(() => claim(`---\n${HEAD}---\n${'a '.repeat(5_000_000)}`));
    expect(said).toEqual(['a.mdx:1:1 files/too-large']);
    expect(seconds).toBeLessThan(2);
  });

  it.each<[string, string, string[]]>([
    ['a line of words', 'word '.repeat(190_000), []],
    ['a line of words with a link', `${'word '.repeat(20_000)}[x](https://example.org)`, []],
    ['emphasis', '**a_'.repeat(240_000), ['a.mdx:5:1 bodies/excessive']],
    ['brackets', '['.repeat(900_000), ['a.mdx:5:1 bodies/excessive']],
    ['quotations', '> '.repeat(450_000), ['a.mdx:5:1 bodies/excessive']],
    ['lists', '- '.repeat(450_000), ['a.mdx:5:1 bodies/excessive']],
    ['tags', '<a '.repeat(300_000), ['a.mdx:5:1 bodies/excessive']],
    ['double brackets', `[[${'a'.repeat(900_000)}`, []],
    ['spaces', `x${' '.repeat(900_000)}[`, []],
  ])('reads %s of almost 1 MB quickly', (_, text, expected) => {
    const { said, seconds } = cpu(() => claim(`---\n${HEAD}---\n${text}\n`));
    expect(said).toEqual(expected);
    expect(seconds).toBeLessThan(15);
  });
});

describe('applyFixes(issues)', () => {
  it('mends what needs no decision, in as many runs as it takes', () => {
    const folder = folderOf({
      'claims/a.mdx': `\uFEFF\r\n--- \r\n${HEAD}--- \nText.\r\n`,
      'claims/b.mdx': `---\n${HEAD}---\nText.\n`,
    });
    for (let run = 0; run < 5 && applyFixes(checkContent(folder).issues).length > 0; run += 1);
    expect(errorsOf(folder)).toEqual([]);
    expect(readFileSync(join(folder, 'claims/a.mdx'), 'utf8')).toBe(`---\n${HEAD}---\nText.\n`);
  });
});
