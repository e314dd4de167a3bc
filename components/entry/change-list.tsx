import type { ThreadView } from '#lib/page/view.ts';
import { DayText } from './day-text.tsx';
import { Html } from './html.tsx';

/** What was changed and when. */
export function ChangeList({ changes }: { changes: ThreadView['changes'] }) {
  return (
    <ul className="label plain">
      {changes.map((change) => (
        <li key={`${change.day.iso} ${change.whatHtml}`}>
          <DayText day={change.day} /> <Html as="span" html={change.whatHtml} />
        </li>
      ))}
    </ul>
  );
}
