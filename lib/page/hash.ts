import { createHash } from 'node:crypto';

/** A short text that differs whenever a value of plain data does, what is in its maps and sets included. */
export const hashOf = (value: unknown, leaveOut?: string): string =>
  createHash('sha1')
    .update(
      JSON.stringify(value, (key, part) => {
        if (key === leaveOut && leaveOut) return undefined;
        return part instanceof Map || part instanceof Set ? [...part] : part;
      }) ?? '',
    )
    .digest('base64url');
