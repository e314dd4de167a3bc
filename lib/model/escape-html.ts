import { toWellFormed } from './characters.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Plain text as HTML or XML, in a text or between double quotes; what neither can hold becomes U+FFFD. */
export const escapeHtml = (text: string): string =>
  toWellFormed(text).replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
