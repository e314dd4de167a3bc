// What XML 1.0 cannot hold (2.2), and what HTML calls an error beside it: controls, halves of surrogate pairs, noncharacters.
const UNFIT = /(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** A text that XML and HTML can hold: what they cannot becomes U+FFFD, and every line end the line feed they read it as. */
export const toWellFormed = (text: string): string => text.replace(/\r\n?/g, '\n').replace(UNFIT, '\ufffd');

/** A value as JSON that every reader takes: halves of surrogate pairs, which RFC 7493 forbids, become U+FFFD. */
export const toJson = (value: unknown, space?: number): string =>
  JSON.stringify(value, (_name, item: unknown) => (typeof item === 'string' ? item.toWellFormed() : item), space);
