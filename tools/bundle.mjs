import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { codeVersion } from './build/code-version.mjs';
import { ROOT } from './root.mjs';

/** What is run of them, by name: the commands, and what collects content. */
const ENTRIES = { cli: 'tools/cli.ts', contentlayer: 'tools/content/contentlayer-run.mjs' };

/** Packages that are no scripts alone, that read what lies beside them, or that only tests have. */
const LEFT_OUT = [
  '@electric-sql/pglite',
  'esbuild',
  'libarchive-wasm',
  'next',
  'pg',
  'sharp',
  'tsx',
  '@playwright/*',
  'imagescript',
  'markdown-wasm',
];

/** What contentlayer would take a second to load. */
const UNUSED = ['mdx-bundler', 'chokidar', '@opentelemetry/exporter-trace-otlp-grpc'];

/** The files of a bundle with their sizes: it is written last, and a file of another size was cut short. */
const LIST = 'files.json';

/** After so many ms without a start a bundle of other code goes: until then something may still run from it. */
const LONGEST = 24 * 60 * 60_000;

/**
 * Our tools with their packages as a few files that Node runs: from a thousand sources it takes five times as long to start.
 * They are bundled once for each version of the code, and kept under it.
 * @returns {Promise<string>} the folder; the scripts in it are named as in `ENTRIES`
 * @throws what esbuild says of the code, with `errors`, or what the file system says
 */
export async function bundleTools(root = ROOT) {
  const all = join(root, '.cache/tools');
  const folder = join(all, codeVersion(root));
  if (!isWhole(folder)) {
    const files = await bundle(root, folder);
    const next = `${folder}.${process.pid}`; // so that two runs at once do no harm
    try {
      mkdirSync(next, { recursive: true });
      for (const { path, contents } of files) writeFileSync(join(next, basename(path)), contents);
      writeFileSync(
        join(next, LIST),
        JSON.stringify(files.map(({ path, contents }) => [basename(path), contents.length])),
      );
      if (!isWhole(folder)) {
        rmSync(folder, { recursive: true, force: true });
        renameSync(next, folder);
      }
    } finally {
      rmSync(next, { recursive: true, force: true });
    }
    for (const other of readdirSync(all))
      if (Date.now() - statSync(join(all, other), { throwIfNoEntry: false })?.mtimeMs > LONGEST)
        rmSync(join(all, other), { recursive: true, force: true });
  }
  utimesSync(folder, new Date(), new Date());
  return folder;
}

/** Whether every file of a bundle is there as it was written. */
function isWhole(folder) {
  try {
    const files = JSON.parse(readFileSync(join(folder, LIST), 'utf8'));
    return files.every(([name, size]) => statSync(join(folder, name)).size === size);
  } catch {
    return false;
  }
}

async function bundle(root, folder) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    outdir: folder, // where its map finds the sources from
    bundle: true,
    splitting: true,
    write: false,
    platform: 'node',
    target: 'node20.9',
    format: 'esm',
    external: LEFT_OUT,
    alias: {
      ...Object.fromEntries(UNUSED.map((name) => [name, './tools/content/contentlayer-unused.cjs'])),
      'fast-glob': './tools/content/contentlayer-files.mjs',
    },
    // Packages written for `require` ask for it by this name.
    banner: {
      js: "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);",
    },
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'silent',
  });
  return outputFiles;
}
