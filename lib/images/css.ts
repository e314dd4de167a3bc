/** Functions of CSS that fetch nothing, in selectors, media queries and values; `url` is judged by what it names. */
const FUNCTIONS = new Set(
  (
    'rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark var calc min max clamp round ' +
    'translate translatex translatey translate3d scale scalex scaley scale3d rotate rotatex rotatey rotatez rotate3d ' +
    'skew skewx skewy matrix matrix3d perspective blur brightness contrast drop-shadow grayscale hue-rotate invert ' +
    'opacity saturate sepia cubic-bezier steps linear circle ellipse inset polygon path rect xywh ' +
    'is not where has lang dir nth-child nth-last-child nth-of-type nth-last-of-type'
  ).split(' '),
);

const AT_RULES = new Set(['media', 'supports', 'keyframes', '-webkit-keyframes', 'font-face']);

/** The longest name that is looked at, in UTF-16 units: longer than any that is listed. */
const LONGEST = 32;

const LOCAL_URL =
  /\(\s*(["']?)(?:#[^\s"'()\\]+|data:(?:font\/(?:woff2?|ttf|otf)|application\/font-woff2?)(?:;charset=utf-8)?;base64,[\w+/=]*)\1\s*\)/y;

/**
 * Whether a value or a style sheet fetches nothing: every function in it is listed, every `url()` names something in the
 * same file or is a font in it, and no escape hides one. Nothing is parsed, so that no two readers may disagree.
 */
export function isLocalCss(css: string): boolean {
  if (css.includes('\\')) return false;
  for (const [, name = ''] of css.matchAll(/@([\w-]*)/g)) if (!AT_RULES.has(name.toLowerCase())) return false;
  for (let at = css.indexOf('('); at >= 0; at = css.indexOf('(', at + 1)) {
    const name = /[\w-]*$/.exec(css.slice(Math.max(0, at - LONGEST), at))?.[0].toLowerCase() ?? '';
    LOCAL_URL.lastIndex = at;
    if (name === 'url' ? !LOCAL_URL.test(css) : name !== '' && !FUNCTIONS.has(name)) return false;
  }
  return true;
}

/** A style sheet without its comments; one that is never closed goes to the end, as in a browser. */
export const withoutComments = (css: string): string =>
  css
    .split('*/')
    .map((part) => part.split('/*', 1)[0])
    .join(' ');
