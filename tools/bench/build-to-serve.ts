/** Builds CONTENT into OUT as `npm start` does, cards left to the server: a process whose whole tree is measured. */
import process from 'node:process';
import { buildSite } from '../commands/build.ts';
import { ROOT } from '../paths.ts';
import { siteAddressOf } from '../site-address.ts';

process.chdir(ROOT);
const [content, out] = process.argv.slice(2) as [string, string];
await buildSite({ content, out, siteUrl: siteAddressOf(content), cards: false });
