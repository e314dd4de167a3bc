import { TopicList } from '#components/entry/topic-list.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** All topics. */
export function TopicsPage({ content: { topics }, breadcrumbs }: PageProps<'topics'>) {
  return (
    <Sheet breadcrumbs={breadcrumbs} head={<h1>{say('Topics')}</h1>}>
      <div className="opening">
        <TopicList topics={topics} />
      </div>
    </Sheet>
  );
}
