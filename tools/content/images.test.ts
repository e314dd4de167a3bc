import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkContent } from '#lib/check/check.ts';
import { findImage } from '#lib/images/image.ts';
import { syncPublic } from '../build/assets.ts';
import { filesIn } from '../process/files-in.mjs';
import { findDocuments } from './contentlayer-state.ts';
import { imageFiles } from './images.ts';

const base = mkdtempSync(join(tmpdir(), 'published-images-'));
const content = join(base, 'content');
afterAll(() => rmSync(base, { recursive: true }));

const write = (file: string, bytes: string | Buffer) => {
  mkdirSync(dirname(join(base, file)), { recursive: true });
  writeFileSync(join(base, file), bytes);
};
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><!-- private --></svg>';
const question = (fields: string, text: string) => `---\ntitle: What?\n${fields}---\n${text}\n`;
const claim = (text: string) => `---\nstatement: It is so.\nstatus: open\n---\n${text}\n`;

/** What each of these texts shows, and what else lies in the folder. */
beforeAll(async () => {
  const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  const images = [
    'outside.png',
    'content/root.png',
    'content/.git/x.png',
    'content/.hidden.png',
    'content/claims/.hidden.png',
    'content/claims/shown.png',
    'content/claims/by name.png',
    'content/claims/unused.png',
    'content/claims/in-code.png',
    'content/claims/deep/shown.png',
    'content/evidence/run/shown.png',
    'content/questions/.old/shown.png',
    'content/questions/told/asked.png',
    'content/questions/told/answered.png',
    'content/questions/told/withdrawn.png',
    'content/questions/told/imported.png',
    'content/questions/draft/asked.png',
    'content/questions/draft/answered.png',
    'content/questions/gone/asked.png',
    'content/questions/gone/answered.png',
  ];
  for (const file of images) write(file, png);
  write('content/claims/drawn.svg', SVG);
  write('content/claims/page.png', '<script>alert(1)</script>');
  write(
    'content/claims/shows.mdx',
    claim(
      '![a](shown.png) ![b](<by name.png>) ![c](drawn.svg) ![d](page.png) `![e](in-code.png)`\n\n' +
        '![f](../root.png) ![g](.hidden.png) ![h](deep/shown.png) ![i](link.png) ![j](../../outside.png) ![k](/root.png)\n\n' +
        '![l](%2e%2e/root.png) ![m](linked/asked.png) ![n](missing.png) ![o][p]\n\n[p]: shown.png',
    ),
  );
  const answer = (fields: string, image: string) => `---\nsummary: So.\n${fields}---\n![x](${image})\n`;
  write('content/questions/told/question.mdx', question('', '![x](asked.png)'));
  write('content/questions/told/answer-one.mdx', answer('', 'answered.png'));
  write(
    'content/questions/told/answer-two.mdx',
    answer('withdrawn: { date: 2026-01-01, reason: No. }\n', 'withdrawn.png'),
  );
  write('content/questions/told/answer-far.md', answer('', 'imported.png'));
  write('content/questions/draft/question.mdx', question('draft: true\n', '![x](asked.png)'));
  write('content/questions/draft/answer-one.mdx', answer('', 'answered.png'));
  write(
    'content/questions/gone/question.mdx',
    question('withdrawn: { date: 2026-01-01, reason: No. }\n', '![x](asked.png)'),
  );
  write('content/questions/gone/answer-one.mdx', answer('', 'answered.png'));
  symlinkSync(join(base, 'outside.png'), join(content, 'claims/link.png'));
  symlinkSync('../questions/told', join(content, 'claims/linked'));
  symlinkSync(base, join(content, 'questions/base'));
  symlinkSync('/', join(content, '.root'));
});

describe('imageFiles(content, book)', () => {
  const pathsOf = (drafts: boolean) =>
    imageFiles(content, checkContent(content).book, drafts).map(({ path }) => path.replace('media/', ''));
  const TOLD = [
    'claims/by name.png',
    'claims/drawn.svg',
    'claims/shown.png',
    'questions/told/answered.png',
    'questions/told/asked.png',
  ];

  it('publishes what texts show that are told, and nothing else', () => {
    const out = join(base, 'public');
    write('public/media/old.png', 'published before');
    syncPublic(imageFiles(content, checkContent(content).book), out);
    expect(filesIn(out).sort()).toEqual(TOLD.map((file) => `media/${file}`));
  });

  it('shows the images of drafts to their author', () => {
    expect(pathsOf(true)).toEqual([...TOLD, 'questions/draft/answered.png', 'questions/draft/asked.png'].sort());
  });

  it('publishes an SVG as the picture in it', () => {
    const drawn = imageFiles(content, checkContent(content).book).find(({ path }) => path === 'media/claims/drawn.svg');
    expect(String(drawn?.bytes)).toBe('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n');
  });

  it('publishes every image that compiling places', () => {
    const places = (folder: string, names: string[]) =>
      names.flatMap((name) => findImage(content, folder, name)?.address ?? []);
    expect(places('claims', ['shown.png', 'by name.png', 'drawn.svg', 'page.png', 'link.png'])).toEqual([
      '/media/claims/shown.png',
      '/media/claims/by%20name.png',
      '/media/claims/drawn.svg',
    ]);
  });

  it('is said by check where an image is not published', () => {
    const said = checkContent(content).issues.filter(({ rule }) => /^images\/(?!unused)|files\/linked/.test(rule));
    expect(
      said.map(({ file, line, column, rule }) => `${file.split('/content/')[1]}:${line}:${column} ${rule}`),
    ).toEqual([
      'claims/link.png:1:1 files/linked',
      'claims/linked:1:1 files/linked',
      'claims/page.png:1:1 images/malformed',
      'claims/shows.mdx:7:1 images/misplaced',
      'claims/shows.mdx:7:19 images/misplaced',
      'claims/shows.mdx:7:37 images/misplaced',
      'claims/shows.mdx:7:58 images/missing',
      'claims/shows.mdx:7:73 images/misplaced',
      'claims/shows.mdx:7:97 images/misplaced',
      'claims/shows.mdx:9:1 images/misplaced',
      'claims/shows.mdx:9:23 images/misplaced',
      'claims/shows.mdx:9:46 images/missing',
      'questions/base:1:1 files/linked',
    ]);
  });
});

describe('findDocuments(folder)', () => {
  it('does not look behind links and into hidden folders', () => {
    write('content/.git/config.yaml', 'a: 1');
    expect(
      [...findDocuments(content).keys()].filter((file) => !/^(?:claims|questions\/(?:told|draft|gone))\//.test(file)),
    ).toEqual([]);
  });
});
