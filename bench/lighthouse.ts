import lighthouse from 'lighthouse';
import { Failure } from '../tools/command.ts';
import { startDebuggedBrowser } from './debugged-browser.ts';
import { median } from './median.ts';

/** The categories of Lighthouse, each from 0 to 100. */
export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** The medians of several runs, and the audits that cost points in any of them. */
export type LighthouseMeasure = { scores: Record<(typeof CATEGORIES)[number], number>; findings: string[] };

/** How often a run is begun again whose trace Lighthouse could not read: now and then it misses the start of a page. */
const SPARE_RUNS = 3;

/** Runs Lighthouse with its own settings (a phone on a simulated slow 4G) on a page several times. */
export async function measureLighthouse(url: string, runs = 5): Promise<LighthouseMeasure> {
  const results: Record<string, number>[] = [];
  const findings = new Set<string>();
  for (let tries = 1; results.length < runs; tries++) {
    const browser = await startDebuggedBrowser();
    try {
      const result = await lighthouse(url, {
        port: browser.port,
        output: 'json',
        logLevel: 'silent',
        onlyCategories: [...CATEGORIES],
      });
      if (result?.lhr.runtimeError && tries < runs + SPARE_RUNS) continue;
      if (!result || result.lhr.runtimeError)
        throw new Failure(`Lighthouse could not measure ${url}: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
      const { categories, audits } = result.lhr;
      results.push(
        Object.fromEntries(CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)])),
      );
      for (const name of CATEGORIES) {
        for (const { id, weight } of categories[name]?.auditRefs ?? []) {
          const score = audits[id]?.score;
          if (weight > 0 && typeof score === 'number' && score < 0.9) findings.add(`${name}: ${audits[id]?.title}`);
        }
      }
    } finally {
      await browser.close();
    }
  }
  const scores = Object.fromEntries(
    CATEGORIES.map((name) => [name, median(results.map((result) => result[name] as number))]),
  );
  return { scores: scores as LighthouseMeasure['scores'], findings: [...findings] };
}
