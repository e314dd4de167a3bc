import { buildSite, whyOf } from './tools/commands/build.ts';
const f = await buildSite({ content: '/tmp/book100', out: '/tmp/out100', siteUrl: undefined, cards: false });
for (const [a] of f.drawn) console.log(whyOf(a, f));
process.exit(0);
