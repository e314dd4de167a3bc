import type { FactValue } from './trace.ts';

/** A fact as an author writes it: `parallel`, `!parallel`, `threads=1`, `switches>=5`, `order=A B C`. */
export type Fact = { name: string; is: 'yes' | 'no' | '=' | '>=' | '<='; value?: string };

const SHAPE = /^(?:(?<not>!)?(?<flag>[a-z][a-z0-9_]*)|(?<name>[a-z][a-z0-9_]*)(?<is>=|>=|<=)(?<value>.+))$/;

/** Reads a fact; nothing when it is not written as one, or compares with what is no number. */
export function parseFact(text: string): Fact | undefined {
  const { not, flag, name, is, value } = SHAPE.exec(text.trim())?.groups ?? {};
  if (flag) return { name: flag, is: not ? 'no' : 'yes' };
  if (!name || !value || (is !== '=' && !Number.isFinite(Number(value)))) return undefined;
  return { name, is: is as Fact['is'], value: value.trim() };
}

/** Whether a fact is true of a run's facts; nothing when the run says nothing of it. */
export function isTrue({ name, is, value }: Fact, facts: Readonly<Record<string, FactValue>>): boolean | undefined {
  if (!Object.hasOwn(facts, name)) return undefined;
  const found = facts[name];
  if (is === 'yes' || is === 'no') return (found !== false && found !== 0) === (is === 'yes');
  if (is === '=') return String(found) === value;
  if (typeof found !== 'number') return undefined;
  return is === '>=' ? found >= Number(value) : found <= Number(value);
}
