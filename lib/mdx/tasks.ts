import type { Root } from 'hast';
import { say } from '#lib/words/say.ts';
import { walkElements } from './walk.ts';

/** Turns the boxes of task lists, which nobody can tick on a page, into a sign with a word. */
export function drawTasks(tree: Root): void {
  walkElements(tree, (box) => {
    if (box.tagName !== 'input') return;
    const done = box.properties.checked === true;
    box.tagName = 'span';
    box.properties = { className: ['task-box'], role: 'img', ariaLabel: done ? say('done') : say('to do') };
    box.children = [{ type: 'text', value: done ? '☑' : '☐' }];
  });
}
