/** A sheet of A4 without its margins, in CSS pixels. */
export const SHEET = { width: 718, height: 1047 };
