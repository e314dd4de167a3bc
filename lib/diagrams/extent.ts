import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';

/** A rectangle in the units of a drawing. */
export type Extent = { left: number; top: number; right: number; bottom: number };

// A wide letter of a system's sans serif, in font sizes: labels end before this, not after.
const LETTER = 0.6;

/** What the shapes and texts of a drawing cover; markers and lines' widths are not counted. */
export function extentOf(drawing: Element): Extent {
  const extent = { left: Number.POSITIVE_INFINITY, top: Number.POSITIVE_INFINITY, right: 0, bottom: 0 };
  const cover = (x: number, y: number, width = 0, height = 0) => {
    extent.left = Math.min(extent.left, x);
    extent.top = Math.min(extent.top, y);
    extent.right = Math.max(extent.right, x + width);
    extent.bottom = Math.max(extent.bottom, y + height);
  };
  const measure = (element: Element) => {
    const [x, y, width, height, cx, cy, r] = ['x', 'y', 'width', 'height', 'cx', 'cy', 'r'].map((name) =>
      Number(element.properties[name] ?? 0),
    ) as [number, number, number, number, number, number, number];
    if (element.tagName === 'rect') cover(x, y, width, height);
    else if (element.tagName === 'circle') cover(cx - r, cy - r, 2 * r, 2 * r);
    else if (element.tagName === 'text') coverText(element, x, y);
    else if (element.tagName === 'line') {
      cover(Number(element.properties.x1), Number(element.properties.y1));
      cover(Number(element.properties.x2), Number(element.properties.y2));
    } else if (element.properties.points !== undefined) {
      const numbers = String(element.properties.points)
        .split(/[\s,]+/)
        .map(Number);
      for (let at = 0; at + 1 < numbers.length; at += 2) cover(numbers[at] ?? 0, numbers[at + 1] ?? 0);
    } else if (element.tagName !== 'defs')
      for (const child of element.children) if (child.type === 'element') measure(child);
  };
  const coverText = (text: Element, x: number, y: number) => {
    const size = Number(text.properties.fontSize ?? 13);
    const rows = text.children.filter((child) => child.type === 'element' && child.properties.x !== undefined);
    const longest = Math.max(...(rows.length > 0 ? rows : [text]).map((row) => toString(row).length));
    const width = longest * size * LETTER;
    const height = size * 1.3 * Math.max(1, rows.length);
    const before = { middle: width / 2, end: width }[String(text.properties.textAnchor)] ?? 0;
    cover(x - before, y - height / 2, width, height);
  };
  measure(drawing);
  return extent;
}
