import type { NeighbourLinks } from '#lib/page/views/neighbours.ts';
import { say } from '#lib/words/say.ts';

/** The way to what comes before and after, where there is an order. */
export function Neighbours({ neighbours: { previous, next } }: { neighbours: NeighbourLinks }) {
  if (!previous && !next) return null;
  return (
    <nav aria-label={say('Before and after')} className="label line opening">
      {previous && (
        <a rel="prev" href={previous.href}>
          {say('Previous: {name}', { name: previous.text })}
        </a>
      )}
      {next && (
        <a rel="next" href={next.href}>
          {say('Next: {name}', { name: next.text })}
        </a>
      )}
    </nav>
  );
}
