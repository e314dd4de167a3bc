/** Answers of one imported thread. */
const PER_THREAD = 12;

const MOST = { title: 300, tag: 60, name: 80 };

/**
 * Imported threads that hold every payload in each place of a record: the text of an answer as HTML and as Markdown, of a
 * comment, among words, as the address of a link and of a picture, a title, a tag, a name. One file of records.
 */
export function hostileRecords(all: readonly string[]): Record<string, string> {
  // What no import lets in: `check` refuses a record that holds it.
  const payloads = all.map((payload) => payload.replace(/(?![\t\n])[\p{Cc}\p{Cs}]/gu, ' '));
  const lines: string[] = [];
  const fitting = (most: number, at: number) => {
    const fit = payloads
      .map((payload) => payload.replace(/\s+/g, ' ').trim())
      .filter((payload) => payload && payload.length <= most);
    return fit[at % fit.length] ?? 'What?';
  };
  for (let from = 0; from < payloads.length; from += PER_THREAD) {
    const thread = from / PER_THREAD;
    const part = payloads.slice(from, from + PER_THREAD);
    const quoted = (payload: string) => payload.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const answers = part.flatMap((payload, at) => {
      const id = 10 * (from + at);
      const author = {
        name: fitting(MOST.name, from + at),
        id: payload.slice(0, 100),
        url: 'https://example.org/?"><b onclick=alert(1)>',
      };
      return [
        {
          id: `${id + 1}`,
          html: payload,
          author,
          comments: [{ id: `${id + 5}`, html: `Words before ${payload} and after.` }],
        },
        { id: `${id + 2}`, markdown: payload, accepted: true },
        {
          id: `${id + 3}`,
          html: `<a href="${quoted(payload)}" title="${quoted(payload)}">a</a><img src="${quoted(payload)}" alt="${quoted(payload)}">`,
          score: 9,
        },
        {
          id: `${id + 4}`,
          markdown: `Words before ${payload} and after. [a](<${payload}>) ![${payload}](<${payload}>)`,
        },
      ];
    });
    lines.push(
      JSON.stringify({
        version: 1,
        site: 'hostile',
        siteName: fitting(MOST.name, thread),
        id: payloads[from]?.slice(0, 200) ?? '',
        title: fitting(MOST.title, from + 1),
        url: 'https://example.org/?"><b onclick=alert(1)>',
        html: part[0],
        tags: [fitting(MOST.tag, thread), 'sea'],
        license: fitting(MOST.tag, thread + 7),
        answers,
      }),
    );
  }
  return { 'imported/hostile/000.jsonl': `${lines.join('\n')}\n` };
}
