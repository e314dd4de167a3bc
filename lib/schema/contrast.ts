/** The paper of the pages, plain and inset, and what is found on it, light and dark: what an accent has to be read on. */
export const PAPERS = {
  light: ['#fbfaf6', '#f2f1eb', '#fdf0b5'],
  dark: ['#14161a', '#0d0f11', '#3b3613'],
} as const;

/** The contrast that text of any size needs (WCAG 2.2, 1.4.3). */
export const LOWEST_CONTRAST = 4.5;

/** The contrast of two colours, from 1 to 21 (WCAG 2.2); each `#` and six hexadecimal digits. */
export function contrastOf(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The lowest contrast of an accent with what it is read on. */
export const contrastOnPaper = (accent: string, theme: keyof typeof PAPERS): number =>
  Math.min(...PAPERS[theme].map((paper) => contrastOf(accent, paper)));

/** The nearest colour to an accent that can be read on the paper of a theme: mixed with black on light paper, with white on dark. */
export function readableAccent(accent: string, theme: keyof typeof PAPERS): string {
  const end = theme === 'light' ? 0 : 255;
  const mixed = (share: number) =>
    `#${[1, 3, 5]
      .map((at) => Number.parseInt(accent.slice(at, at + 2), 16))
      .map((part) => Math.round(part + (end - part) * share))
      .map((part) => part.toString(16).padStart(2, '0'))
      .join('')}`;
  const shares = Array.from({ length: 101 }, (_, index) => index / 100);
  return mixed(shares.find((share) => contrastOnPaper(mixed(share), theme) >= LOWEST_CONTRAST) ?? 1);
}

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
