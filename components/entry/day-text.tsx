import type { Day } from '#lib/page/view.ts';

/** A day, for people and machines; its words stay on one line. */
export function DayText({ day }: { day: Day }) {
  return <time dateTime={day.iso}>{day.text.replaceAll(' ', '\u00a0')}</time>;
}
