import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siteAddressOf } from './site-address.ts';

let folder: string;
const before = process.env.SITE_URL;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answerbook-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  if (before === undefined) delete process.env.SITE_URL;
  else process.env.SITE_URL = before;
});

function settled(address: string): string | undefined {
  process.env.SITE_URL = address;
  return siteAddressOf(folder);
}

describe('siteAddressOf(contentFolder)', () => {
  it.each([
    'https://host/',
    'https://host',
    'http://localhost:3000/',
    'http://[::1]:3000/',
    'https://host/book/',
    'https://host/book',
    'https://host/~me/a.book/of_tides/',
  ])('takes %s', (address) => expect(settled(address)).toBe(address));

  it.each([
    'host/book/',
    'ftp://host/',
    'https:host',
    'https://',
    'https://host/a;b/',
    'https://host/a$b/',
    'https://host/*/',
    'https://host/:any/',
    'https://host/{x}/',
    'https://host/"x"/',
    'https://host/a b/',
    'https://host/a%20b/',
    'https://host/a%2e/',
    'https://host/a\n/',
    'https://host/a\\b/',
    'https://host//a/',
    'https://host/../a/',
    'https://host/./',
    'https://host/?x',
    'https://host/#x',
    'https://me:secret@host/',
    'https://host/größe/',
    `https://host/${'a'.repeat(200)}/`,
  ])('refuses %j', (address) => expect(() => settled(address)).toThrow('it must be a web address such as'));

  it('says when it is that of site.yaml', () => {
    writeFileSync(join(folder, 'site.yaml'), 'name: Tides\naddress: https://host/a;b/\n');
    expect(() => settled('')).toThrow('"address" of site.yaml is "https://host/a;b/"; it must be');
  });

  it('takes the address of site.yaml when nothing else is said', () => {
    writeFileSync(join(folder, 'site.yaml'), 'name: Tides\naddress: https://host/book/\n');
    expect(settled('')).toBe('https://host/book/');
  });
});
