import type { HomeView } from '#lib/page/views/home-page.ts';
import { counted } from '#lib/words/say.ts';
import styles from './term-list.styles.css';

/** Topics, each with its sentence and how much there is. */
export function TopicList({ topics }: { topics: HomeView['topics'] }) {
  return (
    <dl className={styles.list}>
      {topics.map(({ href, name, sentence, questions, terms }) => (
        <div key={href} className={styles.noted}>
          <dt>
            <a href={href}>{name}</a>
          </dt>
          <dd>{sentence}</dd>
          <dd className={`label beside ${styles.aliases}`}>
            {counted(questions, 'question')}, {counted(terms, 'term')}
          </dd>
        </div>
      ))}
    </dl>
  );
}
