import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findBrowser, BROWSER_ARGUMENTS } from '../tools/browser.ts';
const folder = mkdtempSync('/tmp/stress-'); const content = folder + '/content';
cpSync('content', content, { recursive: true });
const child = spawn(process.execPath, ['tools/run.mjs', 'dev', '--content', content, '--port', '4555'], { stdio: ['ignore', 'pipe', 'pipe'] });
let said = ''; child.stdout.on('data', (d) => said += d); child.stderr.on('data', (d) => said += d);
const hogs = [1, 2, 3, 4].map(() => spawn(process.execPath, ['-e', 'for(;;){}']));
const wait = (ms: number) => new Promise((d) => setTimeout(d, ms));
const base = 'http://localhost:4555'; const A = 'questions/concurrency-and-parallelism/answer-structure-and-instant.mdx'; const f = content + '/' + A;
const original = readFileSync(f, 'utf8');
try {
  for (;;) { if (await fetch(base + '/').then(() => true, () => false)) break; await wait(500); }
  const b = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_ARGUMENTS] });
  const p = await b.newPage(); await p.goto(base + '/q/concurrency-and-parallelism/', { timeout: 120000 });
  p.on('framenavigated', () => console.log('NAVIGATED')); p.on('console', (m) => ['error','warning'].includes(m.type()) && console.log('CONSOLE', m.text().slice(0,150))); const has = async (t: string): Promise<boolean> => { try { return (await p.content()).includes(t); } catch { await wait(200); return has(t); } };
  const until = async (t: string, want: boolean, ms = 25000) => { const s = Date.now(); while (await has(t) !== want) { if (Date.now() - s > ms) return -1; await wait(100); } return Date.now() - s; };
  const end = Date.now() + Number(process.argv[2]) * 1000;
  for (let i = 0; Date.now() < end; i++) {
    const t = `Typed sentence ${i}.`; const times: number[] = [];
    writeFileSync(f, original.trimEnd() + `\n\n${t}\n`); times.push(await until(t, true));
    if (times[0]! >= 0) { writeFileSync(f, original.trimEnd() + `\n\n${t} [nothing](claim:no-such)\n`); times.push(await until('no-such', true)); }
    writeFileSync(f, original); times.push(await until('no-such', false), await until(t, false));
    console.log(i, times.join(' '));
    if (times.includes(-1)) {
      const idx = readFileSync('.contentlayer/generated/Answer/_index.json', 'utf8');
      const html = await (await fetch(base + '/q/concurrency-and-parallelism/')).text();
      console.log('STUCK: source has', readFileSync(f, 'utf8').includes(t), 'sound', readFileSync('.cache/sound-content/' + A, 'utf8').includes(t), 'generated', idx.includes(t), 'served html', html.includes(t), 'issues', readFileSync('.cache/issues.json', 'utf8').slice(0, 200), readFileSync('.cache/content-stamp.json', 'utf8'));
      await wait(10000); console.log('10 s later in page', await has(t)); await p.reload(); console.log('after reload', await has(t));
      break;
    }
  }
  await b.close();
} finally { for (const h of hogs) h.kill(); child.kill(); await wait(2500); rmSync(folder, { recursive: true, force: true }); console.log(said.slice(-600)); }
