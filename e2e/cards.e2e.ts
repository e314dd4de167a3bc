import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parseFragment } from 'parse5';
import sharp from 'sharp';
import { publishedDocuments } from './documents.ts';
import { filesOf, OUT } from './out.ts';

/** The book's own address without its last slash, as pages have it. */
const origin = (canonical: string, address: string): string => canonical.slice(0, canonical.length - address.length);

const pages = publishedDocuments().map(({ address, elements }) => {
  const one = (name: string, key: string, value: string, wanted: string) =>
    elements.find((found) => found.name === name && found.attributes.get(key) === value)?.attributes.get(wanted);
  return {
    address,
    canonical: one('link', 'rel', 'canonical', 'href') ?? '',
    image: one('meta', 'property', 'og:image', 'content'),
    oembed: one('link', 'type', 'application/json+oembed', 'href'),
  };
});

test('every entry with a page has a card of 1200 by 630 px and at most 100 kB', async () => {
  test.slow();
  const entries = pages.filter(({ image, address, canonical }) => image && canonical.endsWith(address));
  expect(entries.length).toBeGreaterThan(100);
  expect(filesOf('.png').filter((file) => file.startsWith('og/')).length).toBe(entries.length);
  for (const { address, image, canonical } of entries) {
    expect(image).toBe(`${origin(canonical, address)}/og${address.replace(/\/$/, '')}.png`);
    const file = join(OUT, `og${address.replace(/\/$/, '')}.png`);
    const { width, height, format } = await sharp(file).metadata();
    expect([width, height, format], address).toEqual([1200, 630, 'png']);
    expect(readFileSync(file).length, address).toBeLessThanOrEqual(100_000);
  }
});

test('oEmbed says what oEmbed 1.0 wants, and a quotation without scripts', () => {
  const quoted = pages.filter(({ oembed, address, canonical }) => oembed && canonical.endsWith(address));
  expect(quoted.length).toBeGreaterThan(100);
  for (const { address, oembed, canonical } of quoted) {
    expect(oembed).toBe(`${origin(canonical, address)}/oembed${address.replace(/\/$/, '')}.json`);
    // Mastodon takes an address after `=` for the one place in which it may put any page's.
    expect(oembed).not.toContain('=');
    const json = JSON.parse(readFileSync(join(OUT, `oembed${address.replace(/\/$/, '')}.json`), 'utf8'));
    expect(json, address).toMatchObject({
      version: '1.0',
      type: 'rich',
      width: 600,
      height: 220,
      thumbnail_url: `${origin(canonical, address)}/og${address.replace(/\/$/, '')}.png`,
      thumbnail_width: 1200,
      thumbnail_height: 630,
      canonical,
      license_url: expect.stringMatching(/^https:/),
    });
    expect(Buffer.byteLength(json.html)).toBeLessThanOrEqual(4000);
    expect(
      elementNames(json.html).filter((name) => !ALLOWED.has(name)),
      address,
    ).toEqual([]);
    expect(json.html).toContain(`<blockquote cite="${canonical}">`);
  }
});

const ALLOWED = new Set(['blockquote', 'p', 'footer', 'a']);

function elementNames(html: string): string[] {
  const names: string[] = [];
  const walk = (node: { nodeName: string; childNodes?: unknown }): void => {
    if (!node.nodeName.startsWith('#')) names.push(node.nodeName);
    for (const child of (node.childNodes ?? []) as { nodeName: string }[]) walk(child);
  };
  walk(parseFragment(html));
  return names;
}
