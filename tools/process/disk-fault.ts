const CAUSES: Record<string, string> = {
  ENOSPC: 'there is no room left on its disk',
  EDQUOT: 'there is no room left for you on its disk',
  EROFS: 'its disk can only be read',
  EXDEV: 'a folder in it is another file system',
  ENAMETOOLONG: 'a path in it is too long for its disk',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
};

/** Why a disk did not take what was written, in words: of an error of Node's, or of what a child process says of one; nothing of any other error. */
export function diskFaultOf(error: unknown): string | undefined {
  const { code, message = '' } = error as NodeJS.ErrnoException;
  return CAUSES[code ?? /\b(ENOSPC|EDQUOT): [a-z ]+, [a-z]+/.exec(message)?.[1] ?? ''];
}
