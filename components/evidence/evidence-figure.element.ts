/** What a path of a drawing says of one task and of several, the most telling first. */
const STATES = {
  note: [],
  run: ['runs', 'run'],
  ready: ['is ready', 'are ready'],
  wait: ['waits', 'wait'],
  done: ['is done', 'are done'],
  before: ['to come', 'to come'],
  idle: ['is idle', 'are idle'],
};

type State = keyof typeof STATES;

/** A stretch of a lane in ms, and what it is; a note has words of its own. */
type Part = { from: number; to: number; state: State; label: string | undefined };

/** What a task does at a moment. */
type Now = { task: string; state: State; label: string | undefined };

type Panel = {
  lanes: SVGSVGElement;
  cursor: SVGPathElement;
  words: HTMLElement;
  /** On how many CPUs: `one CPU`. */
  on: string;
  tasks: { name: string; parts: Part[] }[];
};

/** How high the row of a task is in a drawing. */
const ROW = 20;

/** Steps through all runs of a figure at once, by its slider or by pointing at one of them, and says what happens. */
class EvidenceFigure extends HTMLElement {
  connectedCallback(): void {
    const slider = this.querySelector('input');
    const clock = this.querySelector('.moment b');
    if (!slider || !clock) return;
    const end = Number(this.dataset.ms);
    const steps = Number(slider.max);
    const ways = [...this.querySelectorAll('figure')].map((figure) => ({
      name: figure.querySelector('figcaption b:not(.time b)')?.textContent,
      panels: [...figure.querySelectorAll('.panel')].flatMap((panel) => readPanel(panel, end) ?? []),
    }));
    slider.value = '0';
    const show = (at: number) => {
      const heard = ways.map(({ name, panels }) => {
        const said = panels.map((panel) => showMoment(panel, at / end, stateAt(panel, at)));
        const words = said.map(({ now }) =>
          sayTasks(ways.length > 1 ? now.filter(({ state }) => state === 'run') : now),
        );
        const isSame = words.every((one) => one === words[0]);
        const each = isSame ? words.slice(0, 1) : words.map((one, index) => `on ${said[index]?.on} ${one}`);
        return `${name ? `${name}: ` : ''}${each.join(', ')}.`;
      });
      clock.textContent = `${end < 100 ? at.toFixed(1) : Math.round(at)} ms`;
      slider.ariaValueText = [clock.textContent, ...heard].join(' ');
    };
    const point = ({ target, clientX }: PointerEvent) => {
      const lanes = (target as Element).closest('.lanes');
      if (!lanes) return;
      const { left, width } = lanes.getBoundingClientRect();
      const share = Math.min(1, Math.max(0, (clientX - left) / width));
      slider.value = String(Math.round(share * steps));
      show(share * end);
    };
    slider.addEventListener('input', () => show((Number(slider.value) / steps) * end));
    this.addEventListener('pointerdown', point);
    this.addEventListener('pointermove', point);
  }
}

function readPanel(panel: Element, end: number): Panel | undefined {
  const lanes = panel.querySelector<SVGSVGElement>('.lanes');
  if (!lanes) return undefined;
  const perUnit = end / lanes.viewBox.baseVal.width;
  const [on = '', ...names] = [...panel.querySelectorAll('.names text')].map(({ textContent }) => textContent);
  const tasks = names.map((name): Panel['tasks'][number] => ({ name, parts: [] }));
  for (const path of lanes.querySelectorAll<SVGPathElement>('path:not(.ticks, .rail)'))
    for (const [, x, y, width = 1] of (path.getAttribute('d') ?? '').matchAll(/M(\d+) ([\d.]+)(?:h([\d.]+))?/g))
      tasks[Math.floor(Number(y) / ROW)]?.parts.push({
        from: Number(x) * perUnit,
        to: (Number(x) + Number(width)) * perUnit,
        state: path.getAttribute('class') as State,
        label: path.dataset.label,
      });
  const cursor = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  cursor.setAttribute('class', 'cursor');
  const words = document.createElement('div');
  words.className = 'now';
  panel.append(words);
  return { lanes, cursor, words, on: on.charAt(0).toLowerCase() + on.slice(1), tasks };
}

/** What each task of a run does at a moment. */
function stateAt({ tasks }: Panel, at: number): Now[] {
  return tasks.map(({ name: task, parts }) => {
    const present = parts.filter(({ from, to }) => from <= at && at < to);
    for (const state of Object.keys(STATES) as State[]) {
      const part = present.find((one) => one.state === state);
      if (part) return { task, state, label: part.label };
    }
    const state = parts.every(({ to }) => to <= at) ? 'done' : parts.every(({ from }) => from > at) ? 'before' : 'idle';
    return { task, state, label: undefined };
  });
}

/** Marks a moment in a run, a share of its time, and says beside it what happens. */
function showMoment({ lanes, cursor, words, on }: Panel, share: number, now: Now[]): { on: string; now: Now[] } {
  const { width, height } = lanes.viewBox.baseVal;
  cursor.setAttribute('d', `M${share * width} 0V${height}`);
  lanes.append(cursor);
  words.textContent = sayTasks(now);
  return { on, now };
}

/** Tasks and what they do, those that do the same together: `A runs, B and C wait`. */
function sayTasks(now: readonly Now[]): string {
  const groups = new Map<string, Now[]>();
  for (const one of now) {
    const key = one.label ?? one.state;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const said = [...groups.values()].map((group) => {
    const names = group.map(({ task }) => task);
    const [first] = group;
    const [single, several] = STATES[first?.state ?? 'idle'];
    const list = names.length < 2 ? names : [names.slice(0, -1).join(', '), names.at(-1)];
    return `${list.join(' and ')} ${first?.label ?? (names.length < 2 ? single : several)}`;
  });
  return said.join(', ') || 'nothing runs';
}

customElements.define('evidence-figure', EvidenceFigure);
