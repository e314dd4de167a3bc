import type { Row, Section } from './sections.ts';

/** How sections look: what holds one, its label first, and what holds a row. */
export type Look = {
  makeGroup: () => HTMLElement;
  makeRow: () => HTMLElement;
  fillRow: (element: HTMLElement, row: Row) => void;
};

/** Draws sections of rows, again and again: a row that stays keeps its element, and what is in its place is not touched. */
export class SectionList {
  readonly box: HTMLElement;
  /** What it shows. */
  sections: Section[] = [];
  #look: Look;
  #drawn = new Map<string, { element: HTMLElement; as: string }>();

  constructor(box: HTMLElement, look: Look) {
    this.box = box;
    this.#look = look;
  }

  /** The key of the row that fits a selector. */
  keyOf(selector: string): string | undefined {
    return this.box.querySelector<HTMLElement>(`[data-key]:is(${selector})`)?.dataset.key;
  }

  show(sections: Section[]): void {
    const before = this.#drawn;
    this.#drawn = new Map();
    this.sections = sections;
    const groups = sections.map(({ label, rows }, at) => {
      const group = this.box.children[at] ?? this.#look.makeGroup();
      const name = group.firstElementChild as HTMLElement;
      if (name.textContent !== label) name.textContent = label;
      setChildren(group, [name, ...rows.map((row) => this.#draw(row, before.get(row.key)))]);
      return group;
    });
    setChildren(this.box, groups);
  }

  #draw(row: Row, drawn = { element: this.#look.makeRow(), as: '' }): HTMLElement {
    const as = JSON.stringify(row);
    if (drawn.as !== as) this.#look.fillRow(drawn.element, row);
    drawn.element.dataset.key = row.key;
    this.#drawn.set(row.key, { element: drawn.element, as });
    return drawn.element;
  }
}

/** Makes an element hold exactly these children; those that are in their place already are not moved. */
function setChildren(parent: Element, children: readonly Element[]): void {
  for (const [at, child] of children.entries()) {
    const there = parent.children[at];
    if (there !== child) parent.insertBefore(child, there ?? null);
  }
  while (parent.children.length > children.length) parent.lastElementChild?.remove();
}
