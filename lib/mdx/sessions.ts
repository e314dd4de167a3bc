/** Languages of blocks that show what is typed and what is answered, one below the other. */
const SESSIONS = new Set(
  'console shell-session sh-session shellsession terminal pycon python-repl pyrepl doscon irb node-repl'.split(' '),
);
const SHELLS = new Set(['sh', 'bash', 'zsh', 'shell', 'powershell', 'ps1', 'bat', 'cmd']);

/** Who is where, in front of a prompt: `(venv) ada@host:~/book`. */
const PLACE = String.raw`(?:\([\w.-]+\) ?)?(?:\[[^\]\n]*\] ?|[\w.-]+@[\w.-]+(?:[: ][^\n$#%>]*)?)?`;

/** Prompts, the surest first: where one of the first kind stands, a line that begins with `#` or `>` is an answer. */
const PROMPTS = [
  new RegExp(
    String.raw`^(?:${PLACE}[$%❯] |[\w.-]+@[\w.-]+[^\n$#%>]*[#>] |>>> ?|(?:PS )?[A-Z]:\\[^>\n]*> ?|PS> ?|irb\([^)\n]*\)[^>\n]*> ?|In \[\d+\]: ?)`,
  ),
  /^# /,
  /^> ?/,
];
const GOES_ON = /^(?:> ?|\.\.\. ?)/;

/** Whether a block of code shows a session: by its language, or a shell's whose first line has a prompt. */
export const isSession = (language: string | undefined, code: string): boolean =>
  language !== undefined &&
  (SESSIONS.has(language) || (SHELLS.has(language) && PROMPTS[0]?.test(code.trimStart()) === true));

/** What was typed in a session, without prompts and answers; nothing where no line has a prompt. */
export function commandsOf(session: string): string {
  const lines = session.split('\n');
  const prompt = PROMPTS.find((pattern) => lines.some((line) => pattern.test(line)));
  if (!prompt) return '';
  const typed: string[] = [];
  let isOpen = false;
  for (const line of lines) {
    const begun = prompt.exec(line)?.[0];
    const goesOn: string | undefined = isOpen ? GOES_ON.exec(line)?.[0] : undefined;
    const isCut: boolean = isOpen && typed.at(-1)?.endsWith('\\') === true;
    if (begun !== undefined) typed.push(line.slice(begun.length));
    else if (goesOn !== undefined) typed.push(line.slice(goesOn.length));
    // After a backslash the next line belongs to the command, whatever it begins with.
    else if (isCut) typed.push(line);
    isOpen = begun !== undefined || goesOn !== undefined || isCut;
  }
  return typed.join('\n').trim();
}
