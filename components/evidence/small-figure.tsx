import { Html } from '#components/entry/html.tsx';
import type { SmallComparison, SmallFigure as SmallFigureView } from '#lib/page/small-figure.ts';
import styles from './small-figure.first.styles.css';

/** A run in the size of a line, beside what it shows. */
export function SmallFigure({ figure: { lanesHtml, time } }: { figure: SmallFigureView }) {
  return (
    <p className={styles.run}>
      <Html as="span" html={lanesHtml} /> {time}
    </p>
  );
}

/** Ways to do something, one a line, on one scale: what each is called, its run, and how long it took. */
export function SmallWays({ ways }: { ways: SmallComparison['ways'] }) {
  return (
    <ul className={`plain ${styles.ways}`}>
      {ways.map(({ title, lanesHtml, time }) => (
        <li key={title}>
          {title}
          <Html as="span" html={lanesHtml} />
          <b>{time}</b>
        </li>
      ))}
    </ul>
  );
}
