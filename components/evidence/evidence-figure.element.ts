/** A stretch of a lane in ms, and what it is. */
type Part = { from: number; to: number; kind: string; label: string };

type Panel = {
  svg: SVGSVGElement;
  cursor: SVGPathElement;
  on: string;
  left: number;
  scale: number;
  lanes: [string, Part[]][];
};

/** What is said of a task, the most telling first. */
const WORDS: [kind: string, words: (label: string) => string][] = [
  ['note', (label) => label],
  ['run', (label) => `runs on CPU ${label}`],
  ['wait', (label) => `waits (${label})`],
  ['ready', (label) => `is ready (${label})`],
];

/** Steps through the runs of a figure in time, by its slider or by pointing at it, and says what happens. */
class EvidenceFigure extends HTMLElement {
  connectedCallback(): void {
    const slider = this.querySelector('input');
    const output = this.querySelector('output');
    const panels = [...this.querySelectorAll('svg')].map(readPanel);
    if (!slider || !output || panels.length === 0) return;
    const edges = panels.flatMap(({ lanes }) =>
      lanes.flatMap(([, parts]) => parts.flatMap(({ from, to }) => [from, to])),
    );
    const moments = [...new Set(edges)].sort((a, b) => a - b);
    slider.max = String(moments.length - 1);
    slider.value = '0';
    const show = (at: number) => {
      for (const { svg, cursor, left, scale } of panels) {
        cursor.setAttribute('d', `M${left + at * scale} 16V${svg.viewBox.baseVal.height - 14}`);
        svg.append(cursor);
      }
      slider.ariaValueText = `${at.toFixed(1)} ms`;
      output.textContent = `${at.toFixed(1)} ms. ${panels.map((panel) => sayPanel(panel, at)).join(' ')}`;
    };
    slider.addEventListener('input', () => show(moments[Number(slider.value)] ?? 0));
    this.addEventListener('pointermove', ({ target, clientX }) => {
      const panel = panels.find(({ svg }) => svg.contains(target as Node));
      if (!panel) return;
      const { left, width } = panel.svg.getBoundingClientRect();
      const pointed = (((clientX - left) / width) * panel.svg.viewBox.baseVal.width - panel.left) / panel.scale;
      const index = Math.max(
        0,
        moments.findLastIndex((moment) => moment <= pointed),
      );
      slider.value = String(index);
      show(Math.min(Math.max(0, pointed), moments.at(-1) ?? 0));
    });
  }
}

function readPanel(svg: SVGSVGElement): Panel {
  const left = Number(svg.dataset.left);
  const scale = Number(svg.dataset.scale);
  const cursor = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  cursor.setAttribute('class', 'cursor');
  const partsOf = (path: SVGPathElement): Part[] =>
    [...(path.getAttribute('d') ?? '').matchAll(/M([\d.]+) [\d.]+(?:h([\d.]+))?/g)].map(([, x, width = 1]) => ({
      from: (Number(x) - left) / scale,
      to: (Number(x) + Number(width) - left) / scale,
      kind: path.getAttribute('class') ?? '',
      label: path.dataset.cpu ?? path.dataset.label ?? '',
    }));
  const lanes = [...svg.querySelectorAll<SVGGElement>('[data-task]')].map((lane): [string, Part[]] => [
    lane.dataset.task ?? '',
    [...lane.querySelectorAll<SVGPathElement>('path[class]')].flatMap(partsOf),
  ]);
  return { svg, cursor, on: svg.querySelector('text')?.textContent ?? '', left, scale, lanes };
}

function sayPanel({ on, lanes }: Panel, at: number): string {
  const said = lanes.map(([task, parts]) => {
    const now = parts.filter(({ from, to }) => from <= at + 0.001 && at + 0.001 < to);
    for (const [kind, words] of WORDS) {
      const part = now.find((one) => one.kind === kind);
      if (part) return `${task} ${words(part.label)}`;
    }
    return `${task} ${parts.some(({ from }) => from > at) ? (parts.some(({ to }) => to <= at) ? 'does nothing' : 'has not begun') : 'is done'}`;
  });
  return `${on}: ${said.join('; ')}.`;
}

customElements.define('evidence-figure', EvidenceFigure);
