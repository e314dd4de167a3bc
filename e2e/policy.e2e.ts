import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { contentTypeOf } from '../tools/server/content-types.ts';
import { OUT, served } from './out.ts';
import { watchForNoise } from './quiet.ts';

/*
 * What a page may do, on a host that sends our headers and on one that sends none: there the policy in the page's <meta>
 * is all there is.
 */

const THREAD = '/q/async-and-threads/';

type Factory = { createPolicy(name: string, rules: object): unknown };

/** Ways to make a text a script or HTML, each of which throws. */
const TEXTS: Record<string, () => unknown> = {
  innerHTML: () => (document.body.innerHTML = '<b>b</b>'),
  insertAdjacentHTML: () => document.body.insertAdjacentHTML('beforeend', '<b>b</b>'),
  'document.write': () => document.write('<b>b</b>'),
  srcdoc: () => (document.createElement('iframe').srcdoc = '<b>b</b>'),
  'the address of a script': () => (document.createElement('script').src = '/_assets/x.js'),
  'the text of a script': () => (document.createElement('script').text = '1'),
  'a worker': () => new Worker('/_assets/x.js'),
  DOMParser: () => new DOMParser().parseFromString('<b>b</b>', 'text/html'),
  'an attribute that runs': () => document.body.setAttribute('onclick', '1'),
  'an object': () => Object.assign(document.createElement('object'), { data: '/favicon.svg' }),
  'a policy of another name': () =>
    (globalThis as unknown as { trustedTypes: Factory }).trustedTypes.createPolicy('other', {}),
  'a policy for every text': () =>
    (globalThis as unknown as { trustedTypes: Factory }).trustedTypes.createPolicy('default', {}),
};

/** What no page does, by the directive that refuses it. */
const REFUSED: Record<string, () => unknown> = {
  'img-src': () =>
    Object.assign(new Image(), {
      src: 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
    }),
  'font-src': () => void new FontFace('x', 'url(/x.woff2)').load().catch(() => {}),
  'connect-src': () => void fetch('https://elsewhere.example/').catch(() => {}),
  'frame-src': () => document.body.append(Object.assign(document.createElement('iframe'), { src: '/' })),
  'media-src': () => Object.assign(document.createElement('audio'), { src: '/x.mp3' }).load(),
  'base-uri': () =>
    document.head.append(Object.assign(document.createElement('base'), { href: 'https://elsewhere.example/' })),
  'form-action': () => {
    const form = Object.assign(document.createElement('form'), { action: 'https://elsewhere.example/' });
    document.body.append(form);
    form.submit();
  },
  'style-src-elem': () => document.head.append(Object.assign(document.createElement('style'), { textContent: 'a{}' })),
  'style-src-attr': () => document.body.setAttribute('style', 'color: red'),
};

/** Serves what the site has, as a host does that sends none of our headers. */
const dropHeaders = (page: Page) =>
  page.route(`${served()}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const path = join(OUT, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    return route.fulfill({ path, contentType: contentTypeOf(path) });
  });

for (const host of ['with our headers', 'without headers'])
  test.describe(`a host ${host}`, () => {
    test.beforeEach(async ({ page }) => {
      if (host === 'without headers') await dropHeaders(page);
    });

    test('lets no text become a script or HTML', async ({ page }) => {
      await page.goto(served() + THREAD);
      for (const [name, attempt] of Object.entries(TEXTS))
        await expect(page.evaluate(attempt), name).rejects.toThrow(/requires 'Trusted\w+'|disallowed/);
    });

    test('refuses what no page does', async ({ page }) => {
      const noise = await watchForNoise(page);
      await page.goto(served() + THREAD);
      expect(noise).toEqual([]);
      for (const [directive, attempt] of Object.entries(REFUSED)) {
        await page.evaluate(attempt);
        await expect.poll(() => noise.join('\n')).toContain(`policy: ${directive} `);
      }
    });

    test('has a search that works, and says nothing', async ({ page }) => {
      const noise = await watchForNoise(page);
      await page.goto(`${served()}/search/?q=gil`);
      await expect(page.locator('search-results').getByRole('link', { name: 'GIL' }).first()).toBeVisible();
      expect(noise).toEqual([]);
    });
  });

test('our headers let no other site show a page in a frame', async ({ page }) => {
  await page.route('https://elsewhere.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${served()}/"></iframe>` }),
  );
  await page.goto('https://elsewhere.example/');
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
});

test('our headers deny what no page uses; copying is not among it', async ({ page }) => {
  await page.goto(`${served()}/`);
  const allowed = await page.evaluate(() =>
    (document as unknown as { featurePolicy: { allowedFeatures(): string[] } }).featurePolicy.allowedFeatures(),
  );
  expect(allowed).toContain('clipboard-write');
  for (const feature of ['camera', 'fullscreen', 'geolocation', 'microphone', 'payment', 'usb'])
    expect(allowed).not.toContain(feature);
});
