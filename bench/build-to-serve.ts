/** Builds CONTENT into OUT as `npm start` does, cards left to the server: a process whose whole tree is measured. */
import process from 'node:process';
import { buildSite } from '../tools/build/build-site.ts';
import { siteAddressOf } from '../tools/content/site-address.ts';
import { ROOT } from '../tools/paths.ts';

process.chdir(ROOT);
const [content, out] = process.argv.slice(2) as [string, string];
await buildSite({ content, out, siteUrl: siteAddressOf(content), cards: false });
