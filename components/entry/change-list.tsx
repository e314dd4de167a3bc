import type { ThreadView } from '#lib/page/views/thread-page.ts';
import { say } from '#lib/words/say.ts';
import { DayText } from './day-text.tsx';
import { FactList } from './fact-list.tsx';
import { Html } from './html.tsx';

/** What was changed and when. */
export function ChangeList({ changes }: { changes: ThreadView['changes'] }) {
  if (changes.length === 0) return null;
  return (
    <>
      <h3 className="between">{say('Changes')}</h3>
      <FactList
        facts={changes.map(({ day, whatHtml }) => ({
          key: `${day.iso} ${whatHtml}`,
          name: <DayText day={day} />,
          value: <Html as="span" html={whatHtml} />,
        }))}
      />
    </>
  );
}
