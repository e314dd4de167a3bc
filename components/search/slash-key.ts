const KEY = 'search-key';

/**
 * Whether "/" opens the search. A key that is a single character must be possible to turn off, for those who speak to
 * their browser (WCAG 2.1.4); it is all that the search ever stores.
 */
export function isSlashOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true; // storage is refused
  }
}

/** Turns "/" on or off for this browser; where storage is refused it stays on. */
export function turnSlash(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {}
}
