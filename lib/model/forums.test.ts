import { describe, expect, it } from 'vitest';
import { addressOfLicence, licenceOn, threadAt } from './forums.ts';

describe('threadAt(address)', () => {
  it.each([
    ['https://stackoverflow.com/questions/8435343/is-it-so?noredirect=1#comment1', 'stackoverflow', '8435343'],
    ['https://stackoverflow.com/q/8435343/77', 'stackoverflow', '8435343'],
    ['https://softwareengineering.stackexchange.com/questions/5', 'softwareengineering-stackexchange', '5'],
    ['https://www.reddit.com/r/Python/comments/abc123/title/', 'reddit', 'abc123'],
    ['https://news.ycombinator.com/item?id=42', 'hackernews', '42'],
    ['https://discuss.python.org/t/async-or-not/1234/5', 'discuss-python-org', '1234'],
    ['https://discuss.python.org/t/1234', 'discuss-python-org', '1234'],
  ])('%s', (address, site, id) => expect(threadAt(address)).toEqual({ site, id }));

  it.each([
    'https://stackoverflow.com/a/8435343',
    'https://stackoverflow.com/questions/tagged/python',
    'https://evilstackoverflow.com/questions/1',
    'https://news.ycombinator.com/',
    'https://[::1]/t/1',
    `https://${'a'.repeat(37)}.org/t/1`,
    'https://example.org/',
    'javascript:alert(1)',
    'no address',
  ])('finds no thread at %s', (address) => expect(threadAt(address)).toBeUndefined());
});

describe('licenceOn(day)', () => {
  it.each([
    ['2008-09-15', 'CC BY-SA 2.5'],
    ['2011-04-07', 'CC BY-SA 2.5'],
    ['2011-04-08', 'CC BY-SA 3.0'],
    ['2018-05-01', 'CC BY-SA 3.0'],
    ['2018-05-02', 'CC BY-SA 4.0'],
    ['unknown', undefined],
  ])('%s: %s', (day, licence) => expect(licenceOn(day)).toBe(licence));

  it('has an address for each', () =>
    expect(addressOfLicence('CC BY-SA 2.5')).toBe('https://creativecommons.org/licenses/by-sa/2.5/'));
});
