import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { stringify } from 'yaml';
import { ENTRY_SHAPES } from '#lib/schema/entries.ts';
import { ENTRY_KINDS } from '#lib/schema/fields.ts';
import { CannotRun } from '../command.ts';
import { ROOT, STARTED_IN } from '../paths.ts';

/** The commands a book is worked on with, as scripts of its own. */
const SCRIPTS = ['start', 'dev', 'check', 'build', 'test'];

/**
 * The files of a new book by their paths: the smallest book there is, with what an editor, git and a host need.
 * @param tool where this checkout lies, seen from the book, with `/`
 * @param repository where a workflow finds Answerbook, such as `owner/name`
 */
export function bookFiles(
  { name, sentence }: { name: string; sentence: string },
  tool: string,
  repository: string,
): Map<string, string> {
  const scripts = { kb: `node ${JSON.stringify(`${tool}/tools/run.mjs`)}` };
  return new Map([
    ['site.yaml', stringify({ name, sentence, languages: ['en'] }, { lineWidth: 0 })],
    ['questions/what-is-asked-here/question.mdx', '---\ntitle: What is asked here?\n---\n'],
    [
      'questions/what-is-asked-here/answer-first.mdx',
      '---\nsummary: Whatever comes up more than once.\n---\nWrite the next [[entry]] with `npm run kb -- new question`, then take this one out.\n',
    ],
    [
      'glossary/entry.mdx',
      '---\nterm: entry\ndefinition: One file of this book, with an address of its own.\n---\nQuestions, answers and terms are entries.\n',
    ],
    [
      'package.json',
      `${JSON.stringify(
        {
          private: true,
          scripts: { ...scripts, ...Object.fromEntries(SCRIPTS.map((script) => [script, `npm run kb -- ${script}`])) },
        },
        null,
        2,
      )}\n`,
    ],
    ['README.md', readme(name, tool)],
    ['.gitattributes', '* text=auto eol=lf\n*.png binary\n*.jpg binary\n*.webp binary\n'],
    ['.gitignore', 'node_modules\n'],
    ['.vscode/settings.json', editorSettings(tool)],
    ['.github/workflows/pages.yml', workflow(repository)],
  ]);
}

const readme = (name: string, tool: string): string => `# ${name}

A book of questions, answers and terms, made with Answerbook, which lies in \`${tool}\` (the script \`kb\` in package.json says where).

\`\`\`sh
npm start                        # the book on http://localhost:3000
npm run dev                      # the same while you write
npm run check                    # what is wrong, with line, column and cure
npm run kb -- new question       # a new entry; it asks for what it needs
\`\`\`

The way from here is in \`${tool}/docs/your-own-book.md\`.
`;

/**
 * Where yaml-language-server finds the schema of every file: also of front matter, for editors that show it that part of a
 * text or all of it.
 */
function editorSettings(tool: string): string {
  const schemas = Object.fromEntries(
    [
      ['site', 'site.yaml'],
      ...ENTRY_KINDS.map((kind) => [kind, ENTRY_SHAPES[kind].glob.replace('{md,mdx}', 'mdx')]),
    ].map(([schema, glob]) => [`${tool}/docs/schema/${schema}.json`, glob]),
  );
  const settings = {
    'yaml.schemas': schemas,
    'files.eol': '\n',
    'files.encoding': 'utf8',
    'files.insertFinalNewline': true,
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

const CHECKOUT = /^( +)(- uses: actions\/checkout@.*\n +with:\n)( +)(persist-credentials: false\n)/m;

/** The workflow of docs/hosts, for a book that lies beside Answerbook. */
export const workflow = (repository: string): string =>
  readFileSync(join(ROOT, 'docs/hosts/github-pages.yml'), 'utf8')
    .replace(
      /^# Publishes the site.*\n/,
      '# Publishes this book on GitHub Pages: choose "GitHub Actions" under Settings, Pages.\n',
    )
    .replace(CHECKOUT, `$1$2$3path: book\n$3$4$1$2$3repository: ${repository}\n$3path: answerbook\n$3$4`)
    .replace(
      '- run: npm run build\n',
      '- run: npm run build -- --content ../book --out ../out\n        working-directory: answerbook\n',
    );

/** What a workflow calls the repository of this checkout: from its remote, else a name to be filled in. */
function repositoryOfTool(): string {
  const { stdout } = spawnSync('git', ['-C', ROOT, 'remote', 'get-url', 'origin'], { encoding: 'utf8' });
  return /github\.com[:/]([^/\s]+\/[^/\s]+?)(?:\.git)?\s*$/.exec(stdout ?? '')?.[1] ?? 'OWNER/answerbook';
}

/**
 * Makes a content repository that builds.
 * @param folder an empty folder, or one that is not there; counted from where the command was typed
 * @returns lines for people: what was made, and what to type next
 */
export function writeBook(
  folder: string,
  given: { name?: string | undefined; sentence?: string | undefined },
): string[] {
  const path = resolve(STARTED_IN, folder);
  if (existsSync(path) && readdirSync(path).length > 0)
    throw new CannotRun(`${path} is not empty: name a folder that is not there yet`);
  if (!relative(ROOT, path).startsWith('..'))
    throw new CannotRun('A book has a repository of its own: name a folder outside this checkout, such as ../my-book');
  const tool = relative(path, ROOT).split(sep).join('/');
  const name = given.name ?? capitalised(basename(path).replace(/[-_]+/g, ' '));
  const sentence = given.sentence ?? 'Questions that come up more than once, and their answers.';
  const repository = repositoryOfTool();
  for (const [file, text] of bookFiles({ name, sentence }, tool, repository)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  }
  const git = spawnSync('git', ['init', '--quiet', '--initial-branch=main', path]);
  return [
    `${path} is a book of one question.`,
    ...(git.status === 0 ? [] : ['git is not there, or too old: type "git init" when it is.']),
    ...(repository.startsWith('OWNER/')
      ? ['.github/workflows/pages.yml names OWNER/answerbook: write where Answerbook is found.']
      : []),
    `next: cd ${relative(STARTED_IN, path) || '.'} && npm start`,
  ];
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
