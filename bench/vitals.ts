/** What a page notes about itself while it loads. */
type Vitals = {
  firstPaint: number;
  largestPaint: number;
  shifts: number[];
  longTasks: { start: number; duration: number }[];
  violations: string[];
};

/** An entry of the Layout Instability API. */
type Shift = PerformanceEntry & { hadRecentInput: boolean; value: number };

declare global {
  var benchVitals: Vitals;
}

/** Runs in the page before anything else and notes paints, shifts, long tasks and violations of its policy. */
export function watchVitals(): void {
  const vitals: Vitals = { firstPaint: 0, largestPaint: 0, shifts: [], longTasks: [], violations: [] };
  globalThis.benchVitals = vitals;
  // No function here has a name: tsx would mark it with a helper that a page does not have.
  const notes: [type: string, note: (entry: PerformanceEntry) => unknown][] = [
    ['largest-contentful-paint', ({ startTime }) => Object.assign(vitals, { largestPaint: startTime })],
    [
      'paint',
      ({ name, startTime }) => Object.assign(vitals, name === 'first-contentful-paint' && { firstPaint: startTime }),
    ],
    ['longtask', ({ startTime, duration }) => vitals.longTasks.push({ start: startTime, duration })],
    ['layout-shift', (entry) => (entry as Shift).hadRecentInput || vitals.shifts.push((entry as Shift).value)],
  ];
  for (const [type, note] of notes) {
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  }
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
    vitals.violations.push(`${violatedDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`);
  });
}

/**
 * Runs in the page at the end and sums up. Blocking time is what long tasks take beyond 50 ms, from the first paint on
 * (web.dev, Total Blocking Time).
 */
export function readVitals() {
  const { firstPaint, largestPaint, shifts, longTasks, violations } = globalThis.benchVitals;
  const blocking = longTasks
    .filter(({ start }) => start >= firstPaint - 1)
    .reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0);
  const shift = shifts.reduce((sum, value) => sum + value, 0);
  return { firstPaint, largestPaint, shift, blocking, violations };
}
