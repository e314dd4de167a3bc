import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CUT, INTERLEAVED } from '#lib/evidence/fixtures/traces.ts';
import type { Entry } from '#lib/model/entry.ts';
import { TIDES } from '#lib/model/fixtures/tides.ts';
import { buildSite } from '#lib/model/site.ts';
import { evidence } from '#lib/schema/evidence.ts';
import { settings } from '#lib/schema/settings.ts';
import { createBook } from './create-book.ts';
import { hasFigures } from './figures.ts';
import { pagesOf } from './pages.ts';

const contentDir = mkdtempSync(join(tmpdir(), 'evidence-'));
mkdirSync(join(contentDir, 'evidence/tides'), { recursive: true });
writeFileSync(join(contentDir, 'evidence/tides/program.py'), 'print("<tides>")\n');
for (const trace of [INTERLEAVED, CUT])
  writeFileSync(join(contentDir, `evidence/tides/trace-${trace.cpus}cpu.json`), JSON.stringify(trace));
afterAll(() => rmSync(contentDir, { recursive: true }));

/** The book about tides with two programs, of which one was run; a claim, a thread and a text lean on it. */
const ENTRIES = TIDES.map((entry): Entry => {
  if (entry.kind === 'claim' && entry.id === 'sun-helps')
    return {
      ...entry,
      evidence: [
        { program: 'tides', cpus: 1, fact: '!parallel' },
        { program: 'moon', cpus: 1, fact: 'full' },
      ],
    };
  if (entry.kind === 'question' && entry.id === 'tides')
    return { ...entry, figure: { title: 'Ebb and flood', programs: [{ program: 'tides' }, { program: 'moon' }] } };
  if (entry.kind === 'answer' && entry.id === 'answer-moon')
    return {
      ...entry,
      body: { format: 'mdx', raw: 'See [it](evidence:tides).\n\n<Evidence program="tides" cpus="2" />' },
    };
  return entry;
});
const program = (id: string, spec: object): Entry => ({
  ...evidence.parse({ title: id, sentence: 'It runs.', ...spec }),
  kind: 'evidence',
  id,
  file: `evidence/${id}/evidence.yaml`,
});
const site = buildSite(settings.parse({ name: 'Tides', sentence: 'A book.' }), [
  ...ENTRIES,
  program('tides', {
    expect: { 1: ['!parallel', 'threads=1'], 2: ['!parallel'] },
    packages: ['python3-tides'],
    limits: 'At sea only.',
  }),
  program('moon', { python: '>=3.14t' }),
]);
const pages = pagesOf(createBook(site, { siteUrl: 'https://example.org/book/', contentDir }));
const contentOf = (address: string) => pages.get(address)?.content();

describe('the page of a program that only states facts', () => {
  it('has a table and no figure, and says nothing of CPUs or of Python', () => {
    const folder = join(contentDir, 'evidence/shell');
    mkdirSync(folder);
    writeFileSync(join(folder, 'program.sh'), '. ./recorder.sh\nrecord total 6\n');
    const { python: _, ...trace } = INTERLEAVED;
    const recorded = {
      ...trace,
      program: 'shell',
      cpus: 1,
      runtime: { implementation: 'dash', version: '0.5.12' },
      packages: { git: '2.39.5' },
      events: [],
      facts: { total: 6 },
      expect: [{ fact: 'total=6', seen: 12, of: 12 }],
      runs: 12,
    };
    writeFileSync(join(folder, 'trace-1cpu.json'), JSON.stringify(recorded));
    const shell = program('shell', { runtime: 'sh', packages: ['git'], expect: ['total=6'] });
    const other = buildSite(settings.parse({ name: 'Tides', sentence: 'A book.' }), [shell]);
    const book = createBook(other, { siteUrl: 'https://example.org/', contentDir });
    const view = pagesOf(book).get('/evidence/shell/')?.content();
    expect(view).toMatchObject({
      figuresHtml: '',
      status: 'holds',
      versions: ['dash 0.5.12', 'git 2.39.5'],
      facts: { on: ['In how many runs'], rows: [{ fact: 'total=6', seen: ['in all 12 runs'] }] },
      stated: [{ where: '', facts: [{ name: 'Total', value: '6' }] }],
      howToRun: { programHref: '/evidence/shell/program.sh', recorderHref: '/evidence/recorder.sh', command: 'sh' },
    });
    expect(JSON.stringify(view)).not.toMatch(/GIL|taskset|python|one CPU/);
  });
});

describe('the page of a program that was run', () => {
  const page = contentOf('/evidence/tides/');
  if (page?.kind !== 'evidence') throw new Error('no evidence');

  it('shows its runs side by side', () => {
    expect(page.figuresHtml.match(/class="panel"/g)).toHaveLength(2);
    expect(page.statusWord).toBe('shown');
  });

  it('says what was expected, and in how many runs it was seen', () => {
    expect(page.facts).toEqual({
      on: ['On one CPU', 'On two CPUs'],
      rows: [
        {
          fact: '!parallel',
          words: 'No two tasks run at the same instant',
          seen: ['in all 12 runs', 'in all 12 runs'],
        },
        { fact: 'threads=1', words: 'One thread', seen: ['in the recorded run', ''] },
      ],
      hasNegative: true,
    });
  });

  it('shows the program as text, with the commands to run it again on one CPU and on two', () => {
    expect(page.codeHtml).toContain('&#x3C;tides>');
    const commands = page.howToRun.commandsHtml.replaceAll(/<[^>]*>/g, '');
    expect(commands).toContain(
      'sudo apt-get install python3-tides\ntaskset -c 0 python3 program.py\ntaskset -c 0,1 python3 program.py',
    );
    expect(page.howToRun.programHref).toBe('/book/evidence/tides/program.py');
  });

  it('lists the claims and texts that lean on it', () => {
    expect(page.claims.map(({ id }) => id)).toEqual(['sun-helps']);
    expect(page.backlinks.map(({ sentenceHtml }) => sentenceHtml)).toContain('See <mark>it</mark>.');
  });

  it('says on what it was run', () => {
    expect(page.machine.slice(0, 2)).toEqual([
      { name: 'Machine', value: 'Linux, x86_64, 2 CPUs' },
      { name: 'Versions', value: 'CPython 3.11.2' },
    ]);
  });
});

describe('the page of a program that was not run', () => {
  const page = contentOf('/evidence/moon/');
  if (page?.kind !== 'evidence') throw new Error('no evidence');

  it('is open, and says what it needs and what would settle it', () => {
    expect([page.status, page.statusWord, page.figuresHtml]).toEqual(['open', 'not recorded', '']);
    expect(page.howToRun.needs).toBe('a free-threaded build of Python 3.14 or later');
    expect(page.howToRun.checkCommandHtml).toContain('evidence moon');
  });
});

describe('the list of programs', () => {
  it('has each with how far it was recorded, and every run in one table', () => {
    const page = contentOf('/evidence/');
    if (page?.kind !== 'evidence-list') throw new Error('no list');
    expect(page.programs.map(({ title, statusWord }) => [title, statusWord])).toEqual([
      ['moon', 'not recorded'],
      ['tides', 'shown'],
    ]);
    expect(page.tableHtml.match(/<tr>/g)).toHaveLength(2);
    expect(page.tableHtml).toContain('<a href="/book/evidence/tides/">tides</a>');
  });
});

describe('a run in the size of a line', () => {
  it('stands for a program, for the claim that names it, and for the figure of a thread on the page of the book', () => {
    const [list, claim, home] = ['/evidence/', '/claims/sun-helps/', '/'].map(contentOf);
    if (list?.kind !== 'evidence-list' || claim?.kind !== 'claim' || home?.kind !== 'home') throw new Error('no pages');
    expect(list.programs.map(({ figure }) => figure?.time)).toEqual([undefined, '40 ms']);
    expect(claim.figure?.lanesHtml).toContain('tides: one thread; while one task waits, another runs, 80 ms');
    expect(home.figure).toMatchObject({
      title: 'Ebb and flood',
      sentenceHtml: 'Recorded on one CPU.',
      href: '/book/q/tides/#figure',
      ways: [{ title: 'tides', time: '80 ms' }],
    });
  });
});

describe('what leans on a program', () => {
  it('is a claim, which shows the runs and is said to be tested', () => {
    const page = contentOf('/claims/sun-helps/');
    if (page?.kind !== 'claim') throw new Error('no claim');
    expect(page.claim.basis).toBe('tested');
    expect(page.seen).toBe('Its facts were seen in all 12 runs');
    expect(page.runs.map(({ title, facts }) => [title, facts.rows[0]?.seen])).toEqual([
      ['tides', ['in all 12 runs']],
      ['moon', ['not recorded']],
    ]);
  });

  it('is a thread, whose main figure leaves out what was not run', () => {
    const page = contentOf('/q/tides/');
    if (page?.kind !== 'thread') throw new Error('no thread');
    expect(page.figure?.title).toBe('Ebb and flood');
    expect(page.figure?.html.match(/<figure /g)).toHaveLength(1);
    expect(page.toc.map(({ href }) => href)).toContain('#figure');
    expect(hasFigures(page)).toBe(true);
  });

  it('is a text, which shows the runs it asks for', () => {
    const page = contentOf('/q/tides/');
    const html = page?.kind === 'thread' ? (page.answers[0]?.bodyHtml ?? '') : '';
    expect([...html.matchAll(/<text[^>]*>(\w+ CPUs?)</g)].map(([, cpus]) => cpus)).toEqual(['Two CPUs']);
  });

  it('shares no id with anything else on its page', () => {
    const page = contentOf('/q/tides/');
    const ids = [...JSON.stringify(page).matchAll(/ id=\\"([^"\\]+)/g)].map(([, id]) => id);
    expect(ids.length).toBe(new Set(ids).size);
  });
});

describe('a page without figures', () => {
  it('does not ask for their styles', () => {
    const page = contentOf('/q/spring-tides/');
    expect(page && hasFigures(page)).toBe(false);
  });
});
