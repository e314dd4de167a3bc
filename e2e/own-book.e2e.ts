import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { expect, test } from '@playwright/test';
import { inCheckout } from './shared-checkout.ts';

/*
 * A book on another subject, made by the command that makes books, and built as its authors would: no file of it says
 * what our own book is about, what the software is called, or where it comes from.
 */

/** Ours, in any file of theirs. */
const OURS = /answerbook|python|asyncio|\bGIL\b|concurren|localhost/gi;

/** What may say it, and why. */
const ALLOWED: [file: RegExp, reason: string][] = [
  [/^\.answerbook\//, 'what a build keeps for the next: docs/deploying.md says that no host serves it'],
  [/^schema\/evidence-v1\.json$/, 'the format itself: Python is one of the languages of programs that are run'],
];

const SETTINGS = `name: Git answers
sentence: What people ask about Git, and what is known about it.
languages: [en, de]
accent: { light: "#8a2a0c", dark: "#ffb59c" }
contact: mailto:keepers@git.example
reports: https://desk.example/new
links: [{ text: Imprint, url: "https://git.example/imprint" }]
`;

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#8a2a0c" d="M4 4h24v24H4z"/></svg>\n';
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><path d="M0 0h90v30H0z"/></svg>\n';
const ABOUT = '## Who we are\n\nThe people who keep Git running here. A [[commit]] is no secret.\n';
const GERMAN = {
  'questions/was-ist-ein-zweig/question.mdx': '---\ntitle: Was ist ein Zweig?\nlanguage: de\nasked: 2026-01-02\n---\n',
  'questions/was-ist-ein-zweig/answer-zeiger.mdx':
    '---\nsummary: Ein Zeiger auf einen Stand.\n---\nEr "wandert" mit.\n',
};
const TERM = '---\nterm: commit\ndefinition: A recorded state of the files.\n---\nIt has an address.\n';

/** What a page shows, without its search box and what is folded for machines. */
const textOf = (html: string): string =>
  html.replace(/<(head|script|dialog|share-page)\b.*?<\/\1>/gs, '').replace(/<[^>]+>/g, ' ');

test('nothing in a book on another subject is ours', async () => {
  test.setTimeout(300_000);
  await inCheckout(({ folder, place }) => {
    const [book, out] = [place('git-book'), place('git-out')];
    const run = (...args: string[]) =>
      execFileSync(process.execPath, ['tools/run.mjs', ...args], {
        cwd: folder,
        env: { ...process.env, PWD: folder, SITE_URL: 'https://git.example/book/' },
        stdio: 'pipe',
      });
    run('new', 'book', book);
    const files = { 'site.yaml': SETTINGS, 'icon.svg': ICON, 'logo.svg': LOGO, 'about.mdx': ABOUT };
    for (const [name, text] of Object.entries({ ...files, ...GERMAN, 'glossary/commit.mdx': TERM })) {
      mkdirSync(dirname(join(book, name)), { recursive: true });
      writeFileSync(join(book, name), text);
    }
    run('build', '--content', book, '--out', out);

    const read = (file: string) => readFileSync(join(out, file), 'latin1');
    const all = readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(out, join(entry.parentPath, entry.name)));
    const searched = all.filter((file) => !ALLOWED.some(([allowed]) => allowed.test(file)));
    expect(searched.length).toBeGreaterThan(80);
    expect(searched.flatMap((file) => [...read(file).matchAll(OURS)].map(([word]) => `${file}: ${word}`))).toEqual([]);

    for (const page of ['index.html', 'q/index.html', 'q/what-is-asked-here/index.html', 'glossary/commit/index.html'])
      expect(textOf(read(page)), page).not.toMatch(/unknown|nobody|not yet|no other|\b0 \w+|claim|explains/i);

    const german = Buffer.from(read('q/was-ist-ein-zweig/index.html'), 'latin1').toString();
    for (const theirs of ['<html lang="de">', '<h2>Woher das kommt</h2>', 'Gefragt am', '„wandert“', 'Fehler melden'])
      expect(german).toContain(theirs);
    const script = /src="\/book\/(_assets\/elements-\w+\.js)"/;
    const [inGerman = '', inEnglish = ''] = [german, read('index.html')].map((html) => script.exec(html)?.[1] ?? '');
    expect(read(inGerman)).toContain('Kopiert');
    expect(read(inEnglish)).not.toContain('Kopiert');

    const question = read('q/what-is-asked-here/index.html');
    for (const theirs of ['mailto:keepers@git.example', 'https://desk.example/new', '>Imprint</a>'])
      expect(question).toContain(theirs);
    const logo = /<img src="\/book(\/logo-\w+\.svg)" alt="Git answers"\/?>/.exec(question)?.[1] ?? '';
    expect(read(logo)).toBe(LOGO);
    expect(read('favicon.svg')).toBe(ICON);
    const [sheet = ''] = all.filter((file) => /^_styles\/first-/.test(file));
    expect(read(sheet)).toMatch(/--accent:\s*light-dark\(#8a2a0c,\s*#ffb59c\)/);
    expect(read('about/index.html')).toMatch(/<h2 id="[^"]+">Who we are<\/h2>/);
    expect(read('about/index.html')).toContain('data-term="commit"');
  });
});
