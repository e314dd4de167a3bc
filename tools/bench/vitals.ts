/** What a page notes about itself while it loads. */
type Vitals = { firstPaint: number; largestPaint: number; shift: number; longTasks: { start: number; duration: number }[]; violations: string[] };

declare global {
  var benchVitals: Vitals;
}

/** Runs in the page before anything else and notes paints, shifts, long tasks and violations of its policy. */
export function watchVitals(): void {
  const vitals: Vitals = { firstPaint: 0, largestPaint: 0, shift: 0, longTasks: [], violations: [] };
  globalThis.benchVitals = vitals;
  const watch = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry);
    }).observe({ type, buffered: true });
  watch('largest-contentful-paint', (entry) => {
    vitals.largestPaint = entry.startTime;
  });
  watch('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') vitals.firstPaint = entry.startTime;
  });
  watch('layout-shift', (entry) => {
    const { hadRecentInput, value } = entry as PerformanceEntry & { hadRecentInput: boolean; value: number };
    if (!hadRecentInput) vitals.shift += value;
  });
  watch('longtask', ({ startTime, duration }) => {
    vitals.longTasks.push({ start: startTime, duration });
  });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
    vitals.violations.push(`${violatedDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`);
  });
}

/**
 * Runs in the page at the end and sums up. Blocking time is what long tasks take beyond 50 ms, from the first paint on
 * (web.dev, Total Blocking Time).
 */
export function readVitals() {
  const { firstPaint, largestPaint, shift, longTasks, violations } = globalThis.benchVitals;
  const blocking = longTasks
    .filter(({ start }) => start >= firstPaint - 1)
    .reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0);
  return { firstPaint, largestPaint, shift, blocking, violations };
}
