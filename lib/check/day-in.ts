/** The day that a text means beyond doubt, as YYYY-MM-DD. */
export function dayIn(text: string): string | undefined {
  const parts =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text)?.slice(1) ??
    (/^\d{1,2}\.\d{1,2}\.\d{4}$/.test(text) ? text.split('.').reverse() : undefined) ??
    writtenDay(text);
  const [year = '', month = '', day = ''] = parts ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const found = new Date(`${written}T00:00:00Z`);
  return Number.isNaN(found.getTime()) || found.toISOString().slice(0, 10) !== written ? undefined : written;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `22 November 2026` or `Nov 22, 2026`. */
function writtenDay(text: string): string[] | undefined {
  const match =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?\.? )?([a-z]{3})[a-z]*\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})$/i.exec(text);
  const month = MONTHS.indexOf(match?.[2]?.toLowerCase() ?? '') + 1;
  const day = match?.[1] ?? match?.[3];
  return match && day && month > 0 ? [match[4] ?? '', String(month), day] : undefined;
}
