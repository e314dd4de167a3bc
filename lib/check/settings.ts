import type { Issue } from '#lib/model/issue.ts';
import { settings } from '#lib/schema/settings.ts';
import { isRecord } from './fields.ts';
import { checkShape } from './shape.ts';
import { readYaml } from './yaml.ts';

/** Checks `site.yaml`, and says from which score an imported answer has a page of its own. */
export function readSettings(file: string, text: string): { ownPageScore: number | undefined; issues: Issue[] } {
  const yaml = readYaml(file, text, text, 0);
  if (yaml.issues.length > 0) return { ownPageScore: undefined, issues: yaml.issues };
  const score = isRecord(yaml.data) ? yaml.data.ownPageScore : undefined;
  return { ownPageScore: typeof score === 'number' ? score : undefined, issues: checkShape(file, settings, yaml) };
}
