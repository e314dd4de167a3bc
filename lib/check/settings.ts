import type { Issue } from '#lib/model/issue.ts';
import { type Settings, settings as shape } from '#lib/schema/settings.ts';
import { checkCharacters } from './characters.ts';
import { isRecord } from './fields.ts';
import { checkLineEnds } from './line-ends.ts';
import { checkShape } from './shape.ts';
import { readYaml } from './yaml.ts';

/** Checks `site.yaml`: its settings when they are sound, and from which score an imported answer has a page of its own. */
export function readSettings(
  file: string,
  text: string,
): { settings?: Settings | undefined; ownPageScore: number | undefined; issues: Issue[] } {
  const yaml = readYaml(file, text, text, 0);
  const characters = checkCharacters(file, text, { spellings: yaml.spellings });
  if (yaml.issues.length > 0) return { ownPageScore: undefined, issues: [...characters, ...yaml.issues] };
  const score = isRecord(yaml.data) ? yaml.data.ownPageScore : undefined;
  return {
    settings: shape.safeParse(yaml.data).data,
    ownPageScore: typeof score === 'number' ? score : undefined,
    issues: [...characters, ...yaml.remarks, ...checkLineEnds(file, text, yaml), ...checkShape(file, shape, yaml)],
  };
}
