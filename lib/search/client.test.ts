import { describe, expect, it } from 'vitest';
import { openSearch } from './client.ts';
import { filterTerm, type SearchDocument } from './document.ts';
import type { FetchFile, QueryOptions, SearchResult } from './protocol.ts';
import { toSearchFiles } from './search-files.ts';

const document = (kind: SearchDocument['kind'], id: string, title: string, more: Partial<SearchDocument> = {}) => ({
  kind,
  id,
  title,
  names: [],
  filters: [],
  parts: [],
  ...more,
});

const BOOK: SearchDocument[] = [
  document('topic', 'asyncio', 'asyncio', { parts: [{ place: 'question', text: 'Event loops and tasks.' }] }),
  document('term', 'gil', 'GIL', {
    names: ['global interpreter lock', 'the lock'],
    definition: 'The lock that lets one thread at a time run Python code.',
    filters: [filterTerm('tag:threads')],
    parts: [{ place: 'question', text: 'The lock that lets one thread at a time run Python code.' }],
  }),
  document('term', 'awaitable', 'awaitable', {
    definition: 'What await accepts.',
    parts: [{ place: 'question', text: 'What await accepts: a coroutine, a task or a future.' }],
  }),
  document('term', 'concurrency', 'concurrency', {
    definition: 'Several things under way.',
    goesWith: [{ kind: 'term', id: 'parallelism', difference: 'One is under way, the other at the same instant.' }],
  }),
  document('term', 'parallelism', 'parallelism', {
    definition: 'Several things at the same instant.',
    goesWith: [{ kind: 'term', id: 'concurrency', difference: 'One is under way, the other at the same instant.' }],
  }),
  document('question', 'async-and-threads', "Are Python's async calls built on threads?", {
    filters: [filterTerm('tag:asyncio'), filterTerm('is:accepted')],
    status: { id: 'holds', word: 'holds' },
    parts: [
      { place: 'question', text: 'No. Async is a way to structure a program.' },
      { place: 'answer', anchor: 'answer-loop', text: 'One event loop runs tasks in one thread; greenlets are older.' },
      { place: 'comment', anchor: 'comment-uvloop', text: 'What about uvloop?' },
    ],
  }),
  document('question', 'thread-pool', 'How large should a thread pool be?', {
    names: ["RuntimeError: can't start new thread"],
    parts: [{ place: 'question', text: 'asyncio.to_thread uses the default pool of threads. x += 1 is not atomic.' }],
  }),
  document('question', 'japanese', 'スレッドと並行処理の違い'),
  document('claim', 'needs-no-threads', 'Running asynchronous code needs no second thread.', {
    status: { id: 'holds', word: 'holds' },
    filters: [filterTerm('is:holds')],
    parts: [{ place: 'question', text: 'Name look-up commonly uses one.' }],
    goesWith: [{ kind: 'question', id: 'async-and-threads' }],
  }),
  document('claim', 'is-built-on-threads', 'Async is built on threads.', {
    status: { id: 'wrong', word: 'wrong' },
    filters: [filterTerm('is:wrong')],
  }),
  document('source', 'pep-703', 'PEP 703: Making the lock optional', {
    names: ['PEP 703'],
    parts: [{ place: 'question', text: 'Sam Gross' }],
  }),
];

const COMPARED = { compared: [['concurrency', 'parallelism']] as const };

/** A site in memory; `fetched` notes what was read. */
function serve(files: Map<string, string>, fetched: string[] = []): FetchFile {
  return async (address) => {
    fetched.push(address);
    const text = files.get(address.replace(/^\/book/, ''));
    return { ok: text !== undefined, status: text === undefined ? 404 : 200, text: async () => text ?? '' };
  };
}

const small = openSearch('/book', serve(toSearchFiles(BOOK, COMPARED)));
const ask = (text: string, options?: QueryOptions) => small.query(text, options);
const hitsOf = ({ groups }: SearchResult) => groups.flatMap(({ hits }) => hits).sort((a, b) => a.rank - b.rank);
const keysOf = (result: SearchResult) => hitsOf(result).map(({ key }) => key);
const marked = (parts: readonly { text: string; mark?: true }[] = []) =>
  parts.filter(({ mark }) => mark).map(({ text }) => text);

describe('query(text)', () => {
  it.each([
    ['a title before a text', 'thread pool', 'question/thread-pool'],
    ['a plural', 'awaitables', 'term/awaitable'],
    ['another name', 'global interpreter lock', 'term/gil'],
    ['capitals or none', 'Gil', 'term/gil'],
    ['a whole question', 'are async calls in python built on threads?', 'question/async-and-threads'],
    ['two letters swapped', 'awaitbale', 'term/awaitable'],
    ['a letter too few', 'parallelsm', 'term/parallelism'],
    ['a wrong first letter', 'barallelism', 'term/parallelism'],
    ['a part of an identifier', 'to_thread', 'question/thread-pool'],
    ['an operator', '+=', 'question/thread-pool'],
    ['an error message, as strongly as a title', "RuntimeError: can't start new thread", 'question/thread-pool'],
    ['an error message in quotes', '"can\'t start new thread"', 'question/thread-pool'],
    ['words without spaces between them', '並行', 'question/japanese'],
    ['one character of them', '違', 'question/japanese'],
    ['a word nobody finished', 'awaitab', 'term/awaitable'],
    ['words that tell nothing, when nothing else is asked', 'are on', 'question/async-and-threads'],
    ['a topic by its name', 'asyncio', 'topic/asyncio'],
    ['a source by the beginning of its title', 'pep 703', 'source/pep-703'],
    ['both of two names with a slash', 'gil/parallelism', 'term/gil'],
    ['the beginning of a query without end', 'awaitables '.repeat(1_000), 'term/awaitable'],
  ])('finds %s', async (_, text, first) => expect(keysOf(await ask(text))[0]).toBe(first));

  const asked = (book: SearchDocument[], text: string) => openSearch('', serve(toSearchFiles(book))).query(text);

  it('takes a word nobody wrote for the beginning of others before it takes it for misspelt', async () => {
    const book = [document('term', 'green', 'green'), document('term', 'greenlet', 'greenlet')];
    const result = await asked(book, 'greenl');
    expect(keysOf(result)).toEqual(['term/greenlet', 'term/green']);
    expect(result.corrections).toEqual([]);
  });

  it('takes no short word for another one', async () => {
    const book = [document('term', 'callback', 'callback'), document('question', 'help', 'Where is help?')];
    expect(keysOf(await asked(book, 'callback hell'))).toEqual(['term/callback']);
  });

  it('names where to look after what answers a question', async () => {
    const text = 'Multiprocessing is for computing, and many other things a program may do all day.';
    const book = [
      document('source', 'docs', 'multiprocessing', { names: ['multiprocessing module'] }),
      document('question', 'cpu', 'How do I compute?', { parts: [{ place: 'question', text }] }),
    ];
    expect(keysOf(await asked(book, 'is multiprocessing any good'))[0]).toBe('question/cpu');
    expect(keysOf(await asked(book, 'multiprocessing'))[0]).toBe('source/docs');
  });

  it.each([
    ['two letters with a slash', 'i/o', 'I/O-bound', []],
    ['the same without it', 'io', 'I/O-bound', []],
    ['a name in another language', 'nebenlaufigkeit', 'concurrency', ['Nebenläufigkeit']],
    ['a word by what it is about', 'multithreading', 'thread', []],
    ['what something is, however it is asked', 'what does await actually mean', 'await', []],
  ])('finds %s', async (_, text, title, names) => {
    const book = [document('term', 'other', 'awaiting threads'), document('term', 'wanted', title, { names })];
    expect(keysOf(await asked(book, text))[0]).toBe('term/wanted');
  });

  it('lands on the place that tells most, and says why', async () => {
    const [answer] = hitsOf(await ask('greenlets'));
    expect(answer).toMatchObject({
      kind: 'answer',
      key: 'question/async-and-threads',
      href: '/book/q/async-and-threads/#answer-loop',
      why: 'in an answer',
    });
    expect(marked(answer?.excerpt)).toEqual(['greenlets']);
    const [comment] = hitsOf(await ask('uvloop'));
    expect(comment).toMatchObject({
      kind: 'comment',
      href: '/book/q/async-and-threads/#comment-uvloop',
      why: 'in a comment',
    });
    expect(hitsOf(await ask('global interpreter'))[0]?.why).toBe('global interpreter lock, alias of GIL');
  });

  it('marks the title, and says how a claim stands', async () => {
    const hit = hitsOf(await ask('built on threads type:claim'))[0];
    expect(hit).toMatchObject({ key: 'claim/is-built-on-threads', status: { id: 'wrong', word: 'wrong' } });
    expect(marked(hit?.title)).toEqual(['built', 'threads']);
  });

  it.each([
    ['gil', undefined],
    ['what is the GIL?', undefined],
    ['global interpreter lock', 'global interpreter lock, alias of GIL'],
  ])('shows the definition of the term that is meant: %s', async (text, why) => {
    const [card, ...others] = (await ask(text)).cards;
    expect(others).toEqual([]);
    expect(card).toMatchObject({ term: 'GIL', href: '/book/glossary/gil/', definition: BOOK[1]?.definition });
    expect(card?.why).toBe(why);
  });

  it('shows it while the term is typed, and when it is misspelt', async () => {
    for (const text of ['awai', 'what is an awai'])
      expect((await ask(text, { typing: true })).cards[0]?.term).toBe('awaitable');
    expect((await ask('await')).cards).toEqual([]); // a word of the book, and a whole one
    expect((await ask('concurency')).cards[0]?.term).toBe('concurrency');
  });

  it('says what it took a misspelt word for', async () => {
    expect((await ask('thraed pool')).corrections).toEqual([{ from: 'thraed', to: 'thread' }]);
    expect((await ask('thread pool')).corrections).toEqual([]);
  });

  it('offers the page that compares two terms', async () => {
    const page = { title: 'concurrency and parallelism', href: '/book/compare/concurrency-vs-parallelism/' };
    for (const text of [
      'parallelism vs concurrency',
      'Concurrency or parallelism?',
      'difference between concurrency and parallelism',
      'what is the difference between concurrency and parallelism in python?',
      'difference of parallelism and concurrency',
      'how does concurrency differ from parallelism',
      'how are concurrency and parallelism different?',
      'compare concurrency with parallelism',
      'python concurrency vs parallelism explained',
      'concurency vs parallelsm',
      'is concurrency the same as parallelism',
      'I wonder what the difference between concurrency and parallelism is',
      'conc vs parallelism',
    ]) {
      const { compare, cards } = await ask(text);
      expect(compare, text).toEqual({ ...page, difference: 'One is under way, the other at the same instant.' });
      expect(cards.map(({ term }) => term).sort(), text).toEqual(['concurrency', 'parallelism']);
    }
    expect((await ask('concurrency vs gil')).compare).toBeUndefined();
    expect((await ask('concurrency vs gil')).cards).toHaveLength(2);
    expect((await ask('gil vs gil')).compare).toBeUndefined();
    expect((await ask('concurrency vs paral', { typing: true })).cards).toHaveLength(2);
  });

  it('takes "or" for a comparison between two names only', async () => {
    expect((await ask('are async calls built on concurrency or parallelism')).cards).toEqual([]);
  });

  it('shows the short answer of a question and how it stands, and of a term its definition', async () => {
    const hits = hitsOf(await ask('structure program'));
    expect(hits.find(({ key }) => key === 'question/async-and-threads')).toMatchObject({
      status: { id: 'holds', word: 'holds' },
      why: 'in its short answer',
    });
    const [hit] = hitsOf(await ask('task future'));
    expect(hit).toMatchObject({ key: 'term/awaitable', why: 'in its explanation' });
    expect(hit?.excerpt?.map(({ text }) => text).join('')).toBe('What await accepts.');
  });

  it('finds the question before its claims when a whole sentence is asked', async () => {
    const [question, claim] = ['question/async-and-threads', 'claim/needs-no-threads'];
    expect(keysOf(await ask('async code needs threads'))[0]).toBe(claim);
    expect(keysOf(await ask('does my async code need threads')).slice(0, 2)).toEqual([question, claim]);
    expect(keysOf(await ask('does my second async code need threads type:claim'))[0]).toBe(claim);
  });

  it('finds texts that use another name of the same thing, after those that use this one', async () => {
    const book = [
      document('term', 'lock', 'lock', { names: ['mutex'] }),
      document('question', 'mutex', 'Who holds the mutex?'),
      document('question', 'lock', 'Who holds the lock?'),
    ];
    const { query } = openSearch('', serve(toSearchFiles(book)));
    expect(keysOf(await query('holds mutex'))).toEqual(['question/mutex', 'question/lock', 'term/lock']);
  });

  it('takes a title for no longer because of words that tell nothing', async () => {
    const book = [
      document('question', 'short', 'Pool size limits'),
      document('question', 'long', 'What is it that should be the size of a pool?'),
    ];
    const { query } = openSearch('', serve(toSearchFiles(book)));
    expect(keysOf(await query('pool size'))).toEqual(['question/long', 'question/short']);
  });

  it('puts what has a joined word before what has its parts', async () => {
    const book = [
      document('question', 'parts', 'In asyncio a thread: to, or not to?'),
      document('question', 'whole', 'asyncio.to_thread'),
    ];
    const { query } = openSearch('', serve(toSearchFiles(book)));
    expect(keysOf(await query('asyncio.to_thread'))).toEqual(['question/whole', 'question/parts']);
  });

  it('shows a phrase where it stands', async () => {
    const [hit] = hitsOf(await ask('"runs tasks in one thread"'));
    expect(hit).toMatchObject({ kind: 'answer', href: '/book/q/async-and-threads/#answer-loop' });
  });

  it('finds phrases as they stand', async () => {
    expect(keysOf(await ask('"event loop runs"'))).toEqual(['question/async-and-threads']);
    expect(keysOf(await ask('"loop event"'))).toEqual([]);
    expect(keysOf(await ask('"thread p"'))).toEqual([]);
  });

  it('prefers phrases that stand beside words', async () => {
    expect(keysOf(await ask('async "uses the default pool"'))[0]).toBe('question/thread-pool');
    expect(keysOf(await ask('what does "loop event" mean'))).toContain('question/async-and-threads');
  });

  it('filters by kind, topic and state', async () => {
    expect(keysOf(await ask('thread type:claim'))).toEqual(['claim/is-built-on-threads', 'claim/needs-no-threads']);
    expect(keysOf(await ask('lock tag:threads'))).toEqual(['term/gil']);
    expect(keysOf(await ask('thread is:wrong'))).toEqual(['claim/is-built-on-threads']);
    expect(keysOf(await ask('is:accepted'))).toEqual(['question/async-and-threads']);
    expect(keysOf(await ask('type:topic'))).toEqual(['topic/asyncio']);
    expect(keysOf(await ask('thread tag:nowhere'))).toEqual([]);
  });

  it('offers filters as queries', async () => {
    const { filters } = await ask('thread is:wrong');
    expect(filters).toContainEqual({ filter: 'is:wrong', label: 'wrong', isOn: true, query: 'thread' });
    expect(filters).toContainEqual({
      filter: 'tag:asyncio',
      label: 'asyncio',
      isOn: false,
      query: 'thread is:wrong tag:asyncio',
    });
  });

  it('groups hits by kind, the group of the best hit first', async () => {
    const { groups, total } = await ask('thread');
    expect(groups.map(({ kind }) => kind)).toContain('claim');
    expect(groups[0]?.hits[0]?.rank).toBe(1);
    expect(groups.reduce((sum, group) => sum + group.total, 0)).toBe(total);
  });

  it('suggests what comes near when there is nothing', async () => {
    const { total, suggestions } = await ask('gxl');
    expect(total).toBe(0);
    expect(suggestions).toContainEqual({ kind: 'term', text: 'GIL', href: '/book/glossary/gil/' });
    expect(suggestions.some(({ kind }) => kind === 'topic')).toBe(false);
    expect((await ask('xxxxxxxxxxxx')).suggestions).toEqual([
      { kind: 'topic', text: 'asyncio', href: '/book/topics/asyncio/' },
    ]);
  });

  it('suggests entries with a word like one that was asked', async () =>
    expect((await ask('unawaitability')).suggestions).toContainEqual({
      kind: 'term',
      text: 'awaitable',
      href: '/book/glossary/awaitable/',
    }));

  it('suggests what only a phrase or a filter kept out', async () => {
    for (const text of ['"loop event"', 'tag:nowhere event loop']) {
      const { total, suggestions } = await ask(text);
      expect(total).toBe(0);
      expect(suggestions).toContainEqual({
        kind: 'entry',
        text: "Are Python's async calls built on threads?",
        href: '/book/q/async-and-threads/',
      });
    }
  });

  it.each([
    ['nothing', ''],
    ['spaces', ' \n\t'],
    ['ten thousand characters', 'thread '.repeat(1_500)],
    ['one word of ten thousand', 'x'.repeat(10_000)],
    ['symbols', '?!… <>&" %20'],
    ['a pattern', '(.*)+$ [a-z'],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['stop words', 'to be or not to be'],
    ['right to left', 'שלום العربية'],
    ['pictures', '😀👩‍👩‍👧'],
    ['half a pair of surrogates', '\ud83d'],
    ['names of objects', '__proto__ constructor toString hasOwnProperty'],
    ['filters of nothing', 'tag: is: type:'],
    ['an open quotation', '"thread'],
    ['an empty one', '""'],
  ])('stands %s', async (_, text) => {
    for (const typing of [false, true]) {
      const result = await ask(text, { typing });
      expect(result).toMatchObject({ text, isPartial: false });
      expect(result.failure).toBeUndefined();
    }
  });
});

describe('a book that does not fit into one file', () => {
  // Every thread has words of its own, so that the index has many files.
  const words = (index: number, count: number) =>
    Array.from({ length: count }, (_, i) => `w${((index * 7919 + i * 104_729) % 99_991).toString(36)}q`).join(' ');
  const large: SearchDocument[] = [
    ...BOOK,
    ...Array.from({ length: 300 }, (_, index) =>
      document('question', `thread-${index}`, `About ${words(index, 4)} ${index}`, {
        parts: [{ place: 'question', text: words(index, 60) }],
      }),
    ),
  ];

  const files = toSearchFiles(large);

  describe('whose first file says where a server searches', () => {
    const asked = JSON.stringify({ ...JSON.parse(files.get('/search.json') ?? ''), asked: '/search/hits.json' });
    const served = new Map(files).set('/search.json', asked);
    const answer = { text: 'thread', groups: [], total: 7 };

    it('asks there, and reads nothing else', async () => {
      const fetched: string[] = [];
      served.set('/search/hits.json?q=thread+pool&limit=5&typing=1', JSON.stringify(answer));
      const result = await openSearch('/book', serve(served, fetched)).query('thread pool', { limit: 5, typing: true });
      expect(result).toEqual(answer);
      expect(fetched).toEqual(['/book/search.json', '/book/search/hits.json?q=thread+pool&limit=5&typing=1']);
    });

    it('says so when the server does not answer, and asks again', async () => {
      const search = openSearch('/book', serve(served));
      expect((await search.query('%')).failure?.kind).toBe('missing');
      served.set('/search/hits.json?q=%25', JSON.stringify(answer));
      expect(await search.query('%')).toEqual(answer);
    });

    it('is searched by its files where those are near', async () => {
      const result = await openSearch('', serve(served), { isNear: true }).query('thread pool');
      expect(keysOf(result)[0]).toBe('question/thread-pool');
    });
  });

  it('fetches the first file and what the words asked need', async () => {
    const fetched: string[] = [];
    const result = await openSearch('', serve(files, fetched)).query('thread pool');
    expect(keysOf(result)[0]).toBe('question/thread-pool');
    expect(fetched[0]).toBe('/search.json');
    expect(fetched.length).toBeLessThan(14);
    expect(files.size).toBeGreaterThan(100);
  });

  it('shows what is here at once, then all, and keeps what it fetched', async () => {
    const fetched: string[] = [];
    const search = openSearch('', serve(files, fetched));
    const updates: SearchResult[] = [];
    const result = await search.query('pool', { onUpdate: (update) => updates.push(update) });
    expect(updates).toHaveLength(1);
    expect(updates[0]).toMatchObject({ isPartial: true });
    expect(keysOf(updates[0] as SearchResult)).toEqual(['question/thread-pool']);
    expect(hitsOf(result)[0]?.excerpt).toBeDefined();
    const before = fetched.length;
    await search.query('pool');
    expect(fetched).toHaveLength(before);
  });

  it('says that a file is missing, shows what it has, and recovers', async () => {
    const served = new Map([...files].filter(([address]) => !address.includes('/terms-')));
    const search = openSearch('', serve(served));
    const result = await search.query('pool');
    expect(result.failure?.kind).toBe('missing');
    expect(keysOf(result)).toEqual(['question/thread-pool']);
    for (const [address, text] of files) served.set(address, text);
    expect(await search.query('pool')).not.toHaveProperty('failure');
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['of another version', (text: string) => text.replace(/^\["[\w-]+"/, '["terms-0-0000"')],
    ['something else', () => '<!doctype html>'],
    ['empty', () => ''],
  ])('says that a file is damaged: %s', async (_, damage) => {
    const damaged = [...files].map(([address, text]): [string, string] => [
      address,
      address.includes('/terms-') ? damage(text) : text,
    ]);
    const result = await openSearch('', serve(new Map(damaged))).query('pool');
    expect(result.failure?.kind).toBe('broken');
    expect(keysOf(result)).toEqual(['question/thread-pool']);
  });

  it.each(['cut off', 'missing'])('shows titles when a text is %s', async (how) => {
    const served = new Map(files);
    for (const [address, text] of files)
      if (address.includes('/question-'))
        how === 'missing' ? served.delete(address) : served.set(address, text.slice(9));
    const result = await openSearch('', serve(served)).query('pool');
    expect(result.failure?.kind).toBe(how === 'missing' ? 'missing' : 'broken');
    expect(keysOf(result)).toEqual(['question/thread-pool']);
    expect(hitsOf(result)[0]).not.toHaveProperty('excerpt');
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['something else', () => '<!doctype html>'],
    ['empty', () => ''],
    ['null', () => 'null'],
  ])('says that the first file is damaged, and recovers: %s', async (_, damage) => {
    const served = new Map(files);
    served.set('/search.json', damage(files.get('/search.json') ?? ''));
    const search = openSearch('', serve(served));
    expect(await search.query('pool')).toMatchObject({ total: 0, failure: { kind: 'broken' } });
    served.set('/search.json', files.get('/search.json') ?? '');
    expect(keysOf(await search.query('pool'))).toEqual(['question/thread-pool']);
  });

  it('passes by a first file that the browser kept from another build', async () => {
    const newer = toSearchFiles([...large, document('question', 'new', 'Pool tables')]);
    const search = openSearch('', (address, init) =>
      serve(address === '/search.json' && init?.cache !== 'reload' ? files : newer)(address, init),
    );
    const result = await search.query('pool');
    expect(result.failure).toBeUndefined();
    expect(keysOf(result)).toContain('question/new');
  });

  it('says that it is offline, and tries again', async () => {
    const fetchFile = serve(files);
    let isOffline = true;
    const search = openSearch('', (address, init) =>
      isOffline ? Promise.reject(new TypeError('Failed to fetch')) : fetchFile(address, init),
    );
    expect((await search.query('pool')).failure?.kind).toBe('offline');
    isOffline = false;
    expect(keysOf(await search.query('pool'))[0]).toBe('question/thread-pool');
  });

  it('follows when the site is published again while it is open', async () => {
    const newer = toSearchFiles([...large, document('question', 'new', 'Pool tables')]);
    let current = serve(files);
    const search = openSearch('', (address, init) => current(address, init));
    await search.query('type:topic');
    current = serve(newer);
    const result = await search.query('pool');
    expect(result.failure).toBeUndefined();
    expect(keysOf(result)).toContain('question/new');
  });
});
