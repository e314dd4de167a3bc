import type { ElementContent, Root } from 'hast';
import { raw as parseRaw } from 'hast-util-raw';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { runsAnchor } from '#lib/model/anchors.ts';
import { literalAttribute } from './references.ts';
import { walkElements } from './walk.ts';

/** The figure an author asks for: a program, maybe one variant of it, and on how many CPUs; none named means all. */
export type WantedFigure = { id: string; program: string; variant?: string; cpus: number[] };

/**
 * Keeps the place of a figure, `<Evidence program="asyncio" cpus="1,2" />`, until the text around it is done.
 * @param taken the ids of the places before it
 */
export function toFigurePlace(node: MdxJsxFlowElement, anchor: string, taken: Set<string>): ElementContent[] {
  const [program, variant, cpus] = ['program', 'variant', 'cpus'].map((name) => literalAttribute(node, name));
  if (!program) return [];
  const name = runsAnchor(anchor, program, variant);
  let id = name;
  for (let copy = 2; taken.has(id); copy++) id = `${name}-${copy}`;
  taken.add(id);
  return [
    {
      type: 'element',
      tagName: 'figure',
      properties: {
        id,
        dataEntry: `evidence/${program}`,
        dataProgram: program,
        ...(variant ? { dataVariant: variant } : {}),
        dataCpus: cpus ?? '',
      },
      children: [],
    },
  ];
}

/** Puts figures into the places kept for them; where nothing was recorded the place goes. */
export function drawFigures(tree: Root, figureOf: (wanted: WantedFigure) => string): void {
  walkElements(tree, ({ properties }, index, parent) => {
    const { id, dataProgram: program, dataVariant: variant, dataCpus: cpus } = properties;
    if (typeof program !== 'string') return undefined;
    const html = figureOf({
      id: String(id),
      program,
      ...(typeof variant === 'string' ? { variant } : {}),
      cpus: String(cpus).split(',').map(Number).filter(Boolean),
    });
    const figure = parseRaw({ type: 'root', children: [{ type: 'raw', value: html }] }) as Root;
    parent.children[index] = (figure.children[0] ?? { type: 'text', value: '' }) as ElementContent;
    return 'skip';
  });
}
