import { describe, expect, it } from 'vitest';
import { Failure } from '../command.ts';
import { diskFaultOf } from './disk-fault.ts';

const ROOM = 'there is no room left on its disk';

describe('diskFaultOf(error)', () => {
  it.each<[string, Error, string | undefined]>([
    ['an error of Node', Object.assign(new Error('write'), { code: 'ENOSPC' }), ROOM],
    ['a disk that is read', Object.assign(new Error('open'), { code: 'EROFS' }), 'its disk can only be read'],
    ['what a child says', new Failure('x\nError: ENOSPC: no space left on device, write\n  at y'), ROOM],
    ['a file that is missing', Object.assign(new Error('open'), { code: 'ENOENT' }), undefined],
    ['a finding about a text', new Failure('a.mdx:1:1 claim "ENOSPC" is not defined. (claims/unknown)'), undefined],
    ['any other', new Error('ended'), undefined],
  ])('of %s', (_, error, fault) => {
    expect(diskFaultOf(error)).toBe(fault);
  });
});
