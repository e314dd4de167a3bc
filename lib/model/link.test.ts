import { describe, expect, it } from 'vitest';
import { followLink } from './link.ts';

describe('followLink(url)', () => {
  it.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c', 'away'],
    ['HTTP://example.org', 'HTTP://example.org', 'away'],
    [' https://example.org\n', 'https://example.org', 'away'],
    ['https://exa\tmple.org/', 'https://example.org/', 'away'],
    ['mailto:a@example.org', 'mailto:a@example.org', 'to-mail'],
    ['/q/tides/#answer-moon', '/q/tides/#answer-moon', 'here'],
    ['#answer-moon', '#answer-moon', 'here'],
  ])('follows %j', (url, href, leads) => expect(followLink(url)).toEqual({ href, leads }));

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'java\r\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    ' \u000cjavascript:alert(1)',
    'java\u0000script:alert(1)',
    'javascript\t:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://example.org/1',
    'file:///etc/passwd',
    'filesystem:https://example.org/1',
    'view-source:https://example.org',
    'ftp://example.org/',
    'ws://example.org/',
    '//example.org/',
    '/\\example.org/',
    '\\\\example.org/',
    '/\t/example.org/',
    '\t//example.org/',
    'https:example.org',
    'https:/example.org',
    'https:///example.org',
    'https:\\\\example.org',
    'https://',
    'https://exa mple.org/',
    'mailto:nobody',
    '../tides/question.mdx',
    'example.org',
    '?q=tides',
    '',
  ])('follows no %j', (url) => expect(followLink(url)).toBeUndefined());
});
