import type { Page } from '@playwright/test';

/** Something a screen reader meets: its role, its name, and what it holds. */
export type Heard = { role: string; name: string; children: Heard[] };

type AXNode = {
  nodeId: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  childIds?: string[];
};

/** The page as the browser hands it to screen readers, generated words and CSS included. */
export async function heardOn(page: Page): Promise<Heard> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: AXNode[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const childrenOf = ({ childIds = [] }: AXNode): Heard[] =>
    childIds.flatMap((id) => {
      const child = byId.get(id);
      if (!child) return [];
      return child.ignored ? childrenOf(child) : [toHeard(child)];
    });
  const toHeard = (node: AXNode): Heard => ({
    role: node.role?.value ?? '',
    name: node.name?.value ?? '',
    children: childrenOf(node),
  });
  const [root] = nodes;
  if (!root) throw new Error('The browser hands out nothing');
  return toHeard(root);
}

/** Everything of a role below, in order. */
export const allOf = (heard: Heard, role: string): Heard[] =>
  heard.children.flatMap((child) => [...(child.role === role ? [child] : []), ...allOf(child, role)]);

/** The words of what is heard, in order. */
export const wordsOf = (heard: Heard): string =>
  heard.role === 'StaticText'
    ? heard.name
    : heard.children
        .map(wordsOf)
        .filter((words) => words.trim())
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim();
