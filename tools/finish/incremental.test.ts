import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkContent } from '#lib/check/check.ts';
import { NOT_FOUND } from '#lib/model/ids.ts';
import { openBook } from '#lib/page/open-book.ts';
import { ROOT } from '../paths.ts';
import { filesIn } from '../process/files-in.mjs';
import { LONG } from '../testing/sample.ts';
import { finish } from './finish.ts';
import { openTrialBook, readTrialSite } from './trial-book.ts';

/*
 * A small book is edited again and again, in every way an author edits one, and published after each edit twice: over what
 * was there, drawing only what has changed, and into a new folder, knowing nothing. Both have to be the same to the byte.
 * Pages are drawn by the components themselves; contentlayer and Next's route are no part of what may be left out.
 */

/** How many edits are made: some in every run, all of them in a long run. */
const EDITS = LONG ? 60 : 14;

const base = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'answerbook-edits-'));
afterAll(() => rmSync(base, { recursive: true }));

const content = join(base, 'content');
const at = (path: string) => join(content, path);
const read = (path: string) => readFileSync(at(path), 'utf8');
function write(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}
const replace = (path: string, what: RegExp, by: string) => write(path, read(path).replace(what, by));

/** Publishes the book as it lies there; what it keeps for the next time is in `cache`. */
const publishInto = (out: string, cache: string) =>
  finish({ ...openTrialBook(content, join(cache, 'bodies')), out, cache });

/** Every published file with a hash of its bytes; what builds note for themselves is left out. */
const published = (out: string) =>
  Object.fromEntries(
    filesIn(out)
      .filter((path) => !path.startsWith('.answerbook/'))
      .sort()
      .map((path) => [
        path,
        createHash('sha1')
          .update(readFileSync(join(out, path)))
          .digest('hex'),
      ]),
  );

/** The same numbers in every run (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What an author does, by name; `n` is another number each time. */
const WAYS: Record<string, (n: number) => void> = {
  'a word of an answer': (n) => replace('questions/waves/answer-wind.mdx', /$/, `Word${n} of the sea.\n`),
  'a word of a question': (n) => replace('questions/tides/question.mdx', /$/, `And word${n}?\n`),
  'a word of a term': (n) => replace('glossary/ebb.mdx', /$/, `Water${n} goes.\n`),
  'a word of a claim': (n) => replace('claims/moon-pulls.mdx', /$/, `Pulled${n}.\n`),
  'a sentence that links': (n) =>
    replace('questions/waves/question.mdx', /$/, `See [tides${n}](q:tides) and [the claim](claim:moon-pulls).\n`),
  'a title': (n) => replace('questions/waves/question.mdx', /title: .*/, `title: What makes waves ${n}?`),
  'a short answer': (n) =>
    replace('questions/tides/question.mdx', /(?:shortAnswer: .*\n)?topics:/, `shortAnswer: The moon ${n}.\ntopics:`),
  'a summary': (n) => replace('questions/tides/answer-moon.mdx', /summary: .*/, `summary: The moon pulls ${n}.`),
  'an alias that texts use': () => replace('glossary/tide.mdx', /aliases: .*/, 'aliases: [sea level, every]'),
  'an alias less': () => replace('glossary/tide.mdx', /aliases: .*/, 'aliases: [high water]'),
  'a new term that texts use': (n) =>
    write(`glossary/sea-${n}.mdx`, `---\nterm: wind\ndefinition: Air that moves ${n}.\n---\nIt blows.\n`),
  'a term less': (n) => {
    write(`glossary/gone.mdx`, `---\nterm: moon\ndefinition: It shines ${n}.\ncontrasts: [tide]\n---\nRound.\n`);
  },
  'that term again gone': () => rmSync(at('glossary/gone.mdx'), { force: true }),
  'a definition': (n) => replace('glossary/tide.mdx', /definition: What.*/, `definition: What tide is ${n}.`),
  'a contrast': () => replace('glossary/ebb.mdx', /---\n([A-Z])/, 'related: [tide]\n---\n$1'),
  'the status of a claim': (n) =>
    write(
      'claims/wind-blows.mdx',
      `---\nstatement: Wind blows.\n${n % 2 ? 'status: open' : `status: wrong\nnote: Not ${n}.\nchecked: 2026-11-02\nsources: [almanac]`}\n---\nText.\n`,
    ),
  'the note of a claim': (n) => replace('claims/moon-pulls.mdx', /note: .*/, `note: So does the sun ${n}.`),
  'the statement of a claim': (n) => replace('claims/wind-blows.mdx', /statement: .*/, `statement: Wind ${n} blows.`),
  'a new thread with a claim': (n) => {
    write(
      `questions/new-${n}/question.mdx`,
      `---\ntitle: What is new ${n}?\ntopics: [sea]\nreviewed: 2026-11-0${(n % 9) + 1}\n---\nNew, like a tide.\n`,
    );
    write(
      `questions/new-${n}/answer-yes.mdx`,
      `---\nsummary: All is.\nclaims: [{ claim: new-${n}, stance: disputes }]\nauthor: ada\n---\nIt is.\n`,
    );
    write(`claims/new-${n}.mdx`, `---\nstatement: All is new ${n}.\nstatus: open\n---\nNo.\n`);
  },
  'a new comment': (n) =>
    write(`questions/waves/comment-c${n}.mdx`, `---\nsummary: Asks ${n}.\non: answer-wind\n---\nHm?\n`),
  'a comment less': () => {
    const name = readdirSync(at('questions/waves')).find((file) => file.startsWith('comment-'));
    if (name) rmSync(at(`questions/waves/${name}`));
  },
  'an imported answer': (n) =>
    write(
      `questions/waves/answer-import.md`,
      `---\nsummary: Imported.\nscore: ${n % 9}\n---\nFrom <b>elsewhere</b> ${n}.\n`,
    ),
  'a thread less': () => {
    const name = readdirSync(at('questions')).find((folder) => folder.startsWith('new-'));
    if (name) rmSync(at(`questions/${name}`), { recursive: true });
  },
  'a thread renamed': (n) => {
    const old = readdirSync(at('questions')).find((folder) => folder.startsWith('new-'));
    if (!old) return;
    renameSync(at(`questions/${old}`), at(`questions/renamed-${n}`));
    replace(`questions/renamed-${n}/question.mdx`, /^---\n/, `---\naliases: [${old}]\n`);
  },
  'an answer withdrawn': (n) =>
    write(
      'questions/tides/answer-old.mdx',
      `---\nsummary: Old.\nwithdrawn: { date: 2026-11-01, reason: Wrong ${n}. }\n---\nOld.\n`,
    ),
  'a related question': () =>
    replace('questions/waves/question.mdx', /related: .*/, 'related: [{ question: tides, as: contrasts }]'),
  'a premise': () =>
    replace(
      'questions/waves/question.mdx',
      /---\ntitle/,
      '---\npremises: [{ claim: moon-pulls, stance: doubts }]\ntitle',
    ),
  'the name of a person': (n) => replace('people/ada.yaml', /name: .*/, `name: Ada ${n}`),
  'the title of a source': (n) => replace('sources/almanac.yaml', /title: .*/, `title: Almanac ${n}`),
  'the sentence of a topic': (n) => replace('topics/sea.yaml', /sentence: .*/, `sentence: The sea ${n}.`),
  'the sentence of the book': (n) => replace('site.yaml', /sentence: .*/, `sentence: A book about ${n} seas.`),
  'the score for a page': (n) =>
    replace('site.yaml', /(?:ownPageScore: .*\n)?languages/, `ownPageScore: ${n % 9}\nlanguages`),
  'a recorded run': (n) =>
    replace('evidence/pull/trace-moon-1cpu.json', /"recorded": "[^"]*"/, `"recorded": "2026-10-1${n % 10}"`),
  'the code of a program': (n) => replace('evidence/pull/program.py', /$/, `# ${n}\n`),
  'an image': (n) => replace('questions/tides/bulges.svg', /width="[^"]*"/, `width="${n}"`),

  'a line of the ledger': (n) => replace('permalinks.txt', /$/, `/q/gone-${n}/ => /q/tides/#answer-moon\n`),
};

cpSync(join(ROOT, 'lib/check/fixtures/clean/content'), content, { recursive: true });

it('is about a book whose pages are those that authors may link', () => {
  const linked = [...checkContent(content).book.addresses].flatMap(([address, page]) =>
    'leadsTo' in page || page.draft ? [] : address,
  );
  const { pages } = openBook(readTrialSite(content), { contentDir: content });
  expect(linked.sort()).toEqual([...pages.keys()].filter((address) => address !== NOT_FOUND).sort());
});

describe('finish, over what was published before', () => {
  it(`leaves the same bytes as a whole build, after each of ${EDITS} edits of every kind`, {
    timeout: 600_000,
  }, async () => {
    const [out, cache] = [join(base, 'out'), join(base, 'cache')];
    const whole = join(base, 'whole');
    const number = seeded(20261128);
    const names = Object.keys(WAYS);
    const first = await publishInto(out, cache);
    expect(first.drawn.size).toBe(first.pages.size);
    expect((await publishInto(out, cache)).drawn.size, 'nothing has changed').toBe(0);

    let [drawn, pages, seen] = [0, 0, 0];
    // Every kind once, in an order of its own, then any.
    const order = names.map((name) => ({ name, place: number(1000) })).sort((a, b) => a.place - b.place);
    for (let edit = 0; edit < EDITS; edit += 1) {
      const name = order[edit]?.name ?? (names[number(names.length)] as string);
      const before = published(out);
      (WAYS[name] as (n: number) => void)(100 + edit);
      const { drawn: anew, pages: all } = await publishInto(out, cache);
      rmSync(whole, { recursive: true, force: true });
      await publishInto(whole, join(base, `cache-${edit}`));
      const now = published(out);
      expect(now, `after edit ${edit}: ${name}`).toEqual(published(whole));
      if (JSON.stringify(now) !== JSON.stringify(before)) seen += 1;
      drawn += anew.size;
      pages += all.size;
    }
    expect(seen, 'edits that changed what is published').toBeGreaterThan(EDITS * 0.7);
    expect(drawn / pages, 'most of it is left alone').toBeLessThan(0.6);
  });
});
