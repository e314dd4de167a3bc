import { describe, expect, it } from 'vitest';
import { codeHtml } from './code.ts';
import { commandsOf, isSession } from './sessions.ts';

describe('commandsOf(session)', () => {
  it.each<[string, string, string]>([
    ['a prompt', '$ ls -l\ntotal 0', 'ls -l'],
    ['several commands', '$ cd book\n$ npm test\nok\n$ git push', 'cd book\nnpm test\ngit push'],
    ['a command that goes on', '$ git log \\\n    --oneline\nabc', 'git log \\\n    --oneline'],
    ['a command that goes on behind a sign', '$ cat <<EOF\n> one\n> EOF\none', 'cat <<EOF\none\nEOF'],
    ['who and where', 'ada@host:~/book$ ls\na.txt', 'ls'],
    ['an environment', '(venv) $ pip list\nPackage', 'pip list'],
    ['a place in brackets', '[ada@host book]$ ls\na', 'ls'],
    ['an administrator', '# apt update\nHit:1', 'apt update'],
    ['a comment in an answer', '$ cat x\n# title\n> quoted', 'cat x'],
    ['zsh', 'host% ls\na\n% pwd\n/', 'pwd'],
    ['Python', '>>> for i in x:\n...     print(i)\n...\n1\n>>> y\n2', 'for i in x:\n    print(i)\n\ny'],
    ['IPython', 'In [1]: 1 + 1\nOut[1]: 2', '1 + 1'],
    ['PowerShell', 'PS C:\\\\Users\\\\ada> dir\n\n    Directory', 'dir'],
    ['Windows', 'C:\\\\> dir\n Volume', 'dir'],
    ['no prompt', 'total 0', ''],
  ])('%s', (_, session, commands) => expect(commandsOf(session.replaceAll('\\\\', '\\'))).toBe(commands));
});

describe('codeHtml(code, language)', () => {
  it('notes what a session is copied as, and of no other code', () => {
    expect(codeHtml('$ ls -l\ntotal 0', 'console')).toContain('data-commands="ls -l"');
    expect(codeHtml('$ ls -l\ntotal 0', 'python')).not.toContain('data-commands');
    expect(codeHtml('total 0', 'console')).not.toContain('data-commands');
    expect(isSession('bash', '$ ls')).toBe(true);
    expect(isSession('bash', 'ls')).toBe(false);
  });
});
