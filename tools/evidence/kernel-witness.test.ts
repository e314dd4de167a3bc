import { describe, expect, it } from 'vitest';
import { countCreated } from './kernel-witness.ts';

const LOG = `\
101 clone3({flags=CLONE_VM|CLONE_FS|CLONE_THREAD|CLONE_SYSVSEM, child_tid=0x7f, stack_size=0x7fff80}, 88) = 102
102 clone3({flags=CLONE_VM|CLONE_FS|CLONE_THREAD, stack_size=0x7fff80}, 88 <unfinished ...>
101 clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD, child_tidptr=0x7f) = 104
102 <... clone3 resumed> => {parent_tid=[103]}, 88) = 103
104 vfork()                           = 105
105 clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD) = -1 EAGAIN (Resource temporarily unavailable)
101 +++ exited with 0 +++
`;

describe('countCreated(log)', () => {
  it('counts threads and processes, each once, and none that was refused', () =>
    expect(countCreated(LOG)).toEqual({ threads: 2, processes: 2 }));
  it('sees that nothing was created', () => expect(countCreated('')).toEqual({ threads: 0, processes: 0 }));
});
