import { build } from 'esbuild';

/** How esbuild reads a component's styles: their names are local to the file, in the sheet and in what is drawn alike. */
export const STYLES = { '.styles.css': 'local-css' };

/**
 * A loader for Turbopack: gives the class names of a component's styles, as esbuild calls them in the sheet of all
 * components. They are the file's name and the class's, so no two files may have the same name.
 * @this {{ resourcePath: string }} of what a loader of webpack is given, the file
 */
export default async function stylesLoader() {
  const { outputFiles } = await build({
    stdin: { contents: `export { default } from ${JSON.stringify(this.resourcePath)};`, resolveDir: '.' },
    bundle: true,
    write: false,
    outdir: '.',
    format: 'esm',
    loader: STYLES,
  });
  return outputFiles.find(({ path }) => path.endsWith('.js')).text;
}
