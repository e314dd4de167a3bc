import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

/** Images that stand beside entries and where they are published. */
export async function findImages(contentFolder: string): Promise<{ from: string; to: string }[]> {
  const file = join(ROOT, 'lib/mdx/images.ts');
  if (!existsSync(file)) return [];
  const { collectImages } = await import(file);
  return collectImages(contentFolder);
}
