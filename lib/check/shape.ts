import type { z } from 'zod';
import type { Issue } from '#lib/model/issue.ts';
import { plainForm } from '#lib/model/words.ts';
import { ID } from '#lib/schema/id.ts';
import { nameOf } from './characters.ts';
import { dayIn } from './day-in.ts';
import { cureOf, MEANT } from './elsewhere.ts';
import { fieldAt, fieldNames, isDateField, isDayField, isRecord } from './fields.ts';
import { didYouMean } from './near.ts';
import { RULES, type RuleId } from './rules.ts';
import { issueAt, shown } from './span.ts';
import type { Path, Yaml } from './yaml.ts';

type Problem = z.core.$ZodIssue;

/** What `check` says of a problem: a rule, a sentence and the cure. */
type Said = { rule: RuleId; message: string; hint?: string | undefined };

/** Holds data against its schema and says each difference in plain words, at its place. */
export function checkShape(file: string, schema: z.ZodType, yaml: Yaml): Issue[] {
  const data = yaml.data ?? {};
  const whole = Array.isArray(data) || typeof data !== 'object';
  if (whole)
    return [
      issueAt(file, yaml.valueAt([]), 'fields/mistyped', `must be fields such as "title: …", not ${typeWord(data)}`),
    ];
  const problems = [...(schema.safeParse(data, { reportInput: true }).error?.issues ?? [])];
  // An unknown field keeps zod from comparing fields with each other; without it all is said at once.
  if (problems.some((problem) => problem.code === 'unrecognized_keys'))
    problems.push(
      ...(schema.safeParse(withoutKeys(data, problems)).error?.issues ?? []).filter(
        (problem) => problem.code === 'custom' && !problems.some((other) => other.code === 'custom'),
      ),
    );
  // A field whose name holds what nobody sees is not missing too.
  const written = new Set(Object.keys(data).map((key) => plainForm(key).trim()));
  const isWritten = ({ path: [name, ...more], input }: Problem) =>
    input === undefined && more.length === 0 && written.has(String(name)) && !Object.hasOwn(data, String(name));
  return [
    ...problems.filter((problem) => !isWritten(problem)).flatMap((problem) => sayProblem(file, schema, yaml, problem)),
    ...unsafeKeys(data).map((path) =>
      issueAt(
        file,
        yaml.keyAt(path),
        'fields/unknown',
        `the field "${shown(String(path.at(-1)))}" is not allowed`,
        'Remove it.',
      ),
    ),
  ];
}

function sayProblem(file: string, schema: z.ZodType, yaml: Yaml, problem: Problem): Issue[] {
  const path = problem.path as Path;
  const meant = problem.code === 'invalid_union' && choiceMeant(problem.errors);
  if (meant)
    return meant.flatMap((one) => sayProblem(file, schema, yaml, { ...one, path: [...problem.path, ...one.path] }));
  if (problem.code === 'unrecognized_keys') {
    const known = fieldNames(fieldAt(schema, path));
    return problem.keys
      .filter((key) => key !== '__proto__')
      .map((key) => {
        const unseen = unseenIn(key, known);
        if (unseen) return sayUnseen(file, yaml, [...path, key], unseen);
        const meant = (MEANT.get(key.toLowerCase()) ?? []).find((name) => known.includes(name));
        const hint = meant
          ? `Did you mean "${meant}"?`
          : didYouMean(
              key,
              known,
              known.length > 0 && known.length < 9
                ? `The fields are ${known.join(', ')}.`
                : 'docs/content-model.md has the fields of every entry.',
            );
        return issueAt(
          file,
          yaml.keyAt([...path, key]),
          'fields/unknown',
          `the field "${shown(key)}" is not known here`,
          hint,
        );
      });
  }
  const missing = problem.input === undefined && problem.code !== 'custom';
  const said = missing
    ? sayMissing(schema, path)
    : (sayDay(yaml, schema, path, problem) ??
      sayFormat(schema, path, problem) ??
      sayValue(yaml, schema, path, problem));
  const span = missing && path.length === 1 ? yaml.valueAt([]) : yaml.valueAt(path);
  // A missing field is pointed at where its entry begins, not at the whole of it.
  return [issueAt(file, missing ? [span[0], span[1], span[0], span[1]] : span, said.rule, said.message, said.hint)];
}

/** Of what is wrong with each choice, that of the only one whose outer form the value has. */
function choiceMeant(choices: Problem[][]): Problem[] | undefined {
  const meant = choices.filter((problems) => problems.every(({ path, code }) => path.length > 0 || !OUTER.has(code)));
  const others = choices.filter((problems) =>
    problems.some(({ path, code }) => path.length === 0 && code === 'invalid_type'),
  );
  return meant.length === 1 && others.length === choices.length - 1 ? meant[0] : undefined;
}

/** Problems with what a value is, not with what it holds. */
const OUTER: ReadonlySet<Problem['code']> = new Set(['invalid_type', 'invalid_value', 'invalid_union']);

/** What the first character is that nobody sees, in a name that is a field's without such. */
function unseenIn(key: string, known: readonly string[]): { at: number; code: number } | undefined {
  if (!known.includes(plainForm(key).trim())) return undefined;
  const at = [...key].findIndex((letter) => plainForm(letter) === '' || !/[\x21-\x7e]/.test(letter));
  return at < 0 ? undefined : { at, code: key.codePointAt(at) ?? 0 };
}

/** Says that the name of a field holds a character that nobody sees. */
function sayUnseen(file: string, yaml: Yaml, path: Path, { at, code }: { at: number; code: number }): Issue {
  const [line, column] = yaml.keyAt(path);
  const span = [line, column + at, line, column + at + 1] as const;
  const name = plainForm(String(path.at(-1))).trim();
  return issueAt(
    file,
    span,
    'fields/unknown',
    `the name of the field "${name}" holds ${nameOf(code)}, which nobody sees`,
    'Delete it.',
  );
}

function sayMissing(schema: z.ZodType, path: Path): Said {
  const name = String(path.at(-1));
  const help = fieldAt(schema, path)?.description;
  return {
    rule: 'fields/missing',
    message: `"${dotted(path)}" is missing`,
    hint: `Add "${name}: …".${help ? ` ${help}` : ''}`,
  };
}

/** What is wrong with the form of a text: its length, an id, a day, an address. */
function sayFormat(schema: z.ZodType, path: Path, problem: Problem): Said | undefined {
  const name = dotted(path);
  if (problem.code === 'too_big' && problem.origin === 'string') {
    const length = String(problem.input).length;
    return {
      rule: 'texts/too-long',
      message: `"${name}" is ${length} characters long; the limit is ${problem.maximum}`,
      hint: `Shorten it by ${length - Number(problem.maximum)}.`,
    };
  }
  if (problem.code === 'too_small' && problem.origin === 'string')
    return {
      rule: 'texts/empty',
      message: `"${name}" is empty`,
      hint: helpOf(schema, path) ?? 'Write it, or remove the field.',
    };
  if (problem.code !== 'invalid_format') return undefined;
  const value = shown(String(problem.input));
  if (problem.format === 'url')
    return {
      rule: 'addresses/malformed',
      message: `"${value}" is not an address that can be followed`,
      hint: 'An address starts with https:// or http://.',
    };
  if (problem.format === 'regex' && problem.pattern !== String(ID))
    return { rule: 'fields/mistyped', message: `"${name}" is "${value}": ${problem.message}`, hint: cureOf(value) };
  if (problem.format === 'regex') {
    const better = String(problem.input)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40);
    return {
      rule: 'ids/malformed',
      message: `"${value}" is not an id: a to z, 0 to 9 and "-", at most 40 characters`,
      hint: better ? `Did you mean "${better}"?` : 'Write an id, such as "tides".',
    };
  }
  return undefined;
}

/** What is wrong with a day: a year or a month alone, or a day written in another way. */
function sayDay(yaml: Yaml, schema: z.ZodType, path: Path, problem: Problem): Said | undefined {
  const field = fieldAt(schema, path);
  const isDay = field !== undefined && isDayField(field) && /^invalid_(?:format|union|type|value)$/.test(problem.code);
  if (!isDay || problem.input === null || typeof problem.input === 'object') return undefined;
  const value = shown(yaml.writtenAt(path).replace(/^["']|["']$/g, ''));
  const mayBeUnknown = problem.code === 'invalid_union';
  const day = dayIn(value);
  const part = /^\d{4}$/.test(value) ? 'a year' : /^\d{4}-\d\d?$/.test(value) ? 'a month' : undefined;
  return {
    rule: 'dates/malformed',
    message: part ? `"${value}" is ${part}, and "${dotted(path)}" is a day` : `"${value}" is not a day`,
    hint: day
      ? `Write "${day}".`
      : `Write it as YYYY-MM-DD, such as 2026-11-22${isDateField(field) ? ', as YYYY-MM, or as YYYY' : ''}${mayBeUnknown ? ', or "unknown" when the day is not known' : ''}.`,
  };
}

/** What is wrong with a value: its type or the words it may be. */
function sayValue(yaml: Yaml, schema: z.ZodType, path: Path, problem: Problem): Said {
  const name = dotted(path);
  if (problem.code === 'invalid_value') {
    const words = problem.values.map(String);
    return {
      rule: 'choices/unknown',
      message: `"${name}" is ${valueWord(problem.input)}; it must be ${list(words)}`,
      hint: didYouMean(String(problem.input), words),
    };
  }
  if (problem.code === 'invalid_type') {
    if (problem.input === null)
      return { rule: 'fields/mistyped', message: `"${name}" has no value`, hint: 'Write one, or remove the field.' };
    // What stands in the file, which is not what YAML reads: 3.10 is 3.1 to it.
    const isText = problem.expected === 'string' && typeof problem.input !== 'object';
    const written = shown(yaml.writtenAt(path));
    const isYes = problem.expected === 'boolean' && /^(?:yes|on|y|no|off|n)$/i.test(String(problem.input));
    const isInQuotes =
      problem.expected !== 'string' &&
      typeof problem.input === 'string' &&
      /^(?:true|false|[-+]?\d+)$/.test(problem.input);
    return {
      rule: 'fields/mistyped',
      message: `"${name}" must be ${expectedWord(problem.expected)}, not ${isText ? written : valueWord(problem.input)}`,
      hint: isText
        ? `Put it in double quotes: ${JSON.stringify(written)}.`
        : isYes
          ? `Write "${/^[yo]n?(?:es)?$/i.test(String(problem.input))}".`
          : isInQuotes
            ? `Write ${problem.input} without quotes.`
            : problem.expected === 'array' && typeof problem.input !== 'object'
              ? `Write [${written}].`
              : helpOf(schema, path),
    };
  }
  if (problem.code === 'invalid_union') {
    const wanted = problem.errors
      .flat()
      .map((error) =>
        error.code === 'invalid_value'
          ? list(error.values.map(String))
          : error.code === 'invalid_type'
            ? expectedWord(error.expected)
            : error.message,
      );
    return {
      rule: 'fields/mistyped',
      message: `"${name}" must be ${list([...new Set(wanted)])}, not ${valueWord(problem.input)}`,
      hint: helpOf(schema, path),
    };
  }
  if (problem.code === 'custom') {
    const { rule, hint } = (problem.params ?? {}) as { rule?: string; hint?: string };
    return {
      rule: rule && Object.hasOwn(RULES, rule) ? (rule as RuleId) : 'fields/incomplete',
      message: problem.message,
      hint,
    };
  }
  return { rule: 'fields/mistyped', message: `"${name}": ${problem.message}` };
}

const helpOf = (schema: z.ZodType, path: Path): string | undefined => fieldAt(schema, path)?.description;

/** A path as an author reads it: `claims[1].stance` is the stance of the first claim. */
export const dotted = (path: Path): string =>
  shown(
    path
      .map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${step}`))
      .join('')
      .replace(/^\./, ''),
  );

const list = (words: string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

const TYPE_WORDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

const expectedWord = (type: string): string => TYPE_WORDS[type] ?? type;

const typeWord = (value: unknown): string =>
  Array.isArray(value)
    ? 'a list'
    : value === null
      ? 'nothing'
      : typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : (TYPE_WORDS[typeof value] ?? typeof value);

const valueWord = (value: unknown): string => (typeof value === 'string' ? `"${shown(value)}"` : typeWord(value));

function withoutKeys(data: object, problems: Problem[]): unknown {
  const copy: unknown = structuredClone(data);
  for (const problem of problems) {
    if (problem.code !== 'unrecognized_keys') continue;
    let at: unknown = copy;
    for (const step of problem.path)
      at = isRecord(at) || Array.isArray(at) ? (at as Record<PropertyKey, unknown>)[step] : undefined;
    for (const key of problem.keys) if (isRecord(at)) delete at[key];
  }
  return copy;
}

/** Names of fields that mean something to JavaScript; zod's records pass over them without a word. */
function unsafeKeys(data: unknown, path: Path = []): Path[] {
  if (Array.isArray(data)) return data.flatMap((item: unknown, at) => unsafeKeys(item, [...path, at]));
  if (!isRecord(data)) return [];
  return Object.keys(data).flatMap((key) =>
    key === '__proto__' ? [[...path, key]] : unsafeKeys(data[key], [...path, key]),
  );
}
