import { below, pickFrom } from '../tools/process/random.ts';
import { capital, type Words, withS } from './prose.ts';

const name = (words: Words) => `${words.verb()}_${words.noun()}`;
const camel = (words: Words) => words.verb() + capital(words.noun());

/** The name of a function in back quotes, as forum texts have them. */
export const inlineCode = (words: Words): string =>
  `\`${words.random() < 0.7 ? `${name(words)}()` : `${words.noun()}.${camel(words)}`}\``;

const python = (words: Words): string => {
  const [item, limit] = [words.noun(), 2 + below(words.random, 40)];
  const items = withS(item);
  return `import asyncio

async def ${name(words)}(${items}, limit=${limit}):
    """${capital(words.verb())} each ${item} and ${words.verb()} the ${words.adjective()} ones."""
    gate = asyncio.Semaphore(limit)
    ${words.noun()} = {}
    async with asyncio.TaskGroup() as group:
        for ${item} in ${items}:
            async with gate:
                group.create_task(${name(words)}(${item}, ${words.noun()}=${below(words.random, 900)}))
    if not ${items}:
        raise ValueError("${words.adjective()} ${words.noun()}")  # ${words.verb()} it first
    return sorted(${items}, key=lambda each: each.${words.noun()})`;
};

const pythonClass = (words: Words): string => {
  const [kind, first, second] = [capital(words.noun()) + capital(words.noun()), words.noun(), words.noun()];
  return `from dataclasses import dataclass

@dataclass(slots=True)
class ${kind}:
    ${first}_${words.noun()}: str
    ${second}: float = ${below(words.random, 100) / 10}

    def ${name(words)}(self, ${words.noun()}):
        # ${words.adverb()} ${words.adjective()}: see ${words.noun()}
        while self.${second} > ${below(words.random, 50)}:
            self.${second} -= 1
            yield f"{self.${second}:.2f} ${withS(words.noun())}"
        print("${words.verb()} ${words.noun()}")`;
};

const javascript = (words: Words): string => {
  const [list, item] = [withS(words.noun()), words.noun()];
  return `import { ${camel(words)} } from './${words.noun()}.js';

export async function ${camel(words)}(${list}, { ${words.noun()} = ${below(words.random, 500)} } = {}) {
  const ${item}Of = new Map();
  for (const each of ${list}) {
    if (!each.${words.noun()}) continue; // ${words.verb()} the ${words.adjective()} ${words.noun()}
    ${item}Of.set(each.id, await ${camel(words)}(each, '${words.adjective()}'));
  }
  return [...${item}Of.values()].filter((each) => each.${words.noun()} !== null);
}`;
};

const shell = (words: Words): string => `set -eu
${words.noun()}=\${1:-/var/lib/${words.noun()}}
for file in "$${words.noun()}"/*.${words.noun()}; do
  # ${words.verb()} only what is ${words.adjective()}
  ${words.verb()} --${words.noun()}=${below(words.random, 4000)} --${words.adjective()} "$file" |
    grep -v '^${words.noun()}' | sort -k${1 + below(words.random, 6)} > "/tmp/${words.noun()}.txt"
done
echo "${words.adverb()} done: ${words.noun()}" >&2`;

const sql = (words: Words): string => {
  const [table, other, key] = [words.noun(), words.noun(), words.noun()];
  return `SELECT a.${key}_id, count(b.${words.noun()}) AS ${withS(words.noun())}
FROM ${table}_table a
LEFT JOIN ${other}_table b ON b.${key}_id = a.${key}_id
WHERE a.${words.noun()} > ${below(words.random, 9000)} -- ${words.adjective()} ones only
  AND b.${words.noun()} IN ('${words.adjective()}', '${words.noun()}')
GROUP BY a.${key}_id
HAVING count(*) < ${below(words.random, 100)}
ORDER BY ${withS(words.noun())} DESC;`;
};

const BLOCKS = [
  { language: 'python', write: python },
  { language: 'python', write: pythonClass },
  { language: 'javascript', write: javascript },
  { language: 'bash', write: shell },
  { language: 'sql', write: sql },
] as const;

/** A fenced block of code of eight to fourteen lines. */
export function codeBlock(words: Words): string {
  const { language, write } = pickFrom(words.random, BLOCKS);
  return `\`\`\`${language}\n${write(words)}\n\`\`\``;
}
