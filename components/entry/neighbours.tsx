import type { NeighbourLinks } from '#lib/page/views/neighbours.ts';

/** The way to what comes before and after, where there is an order. */
export function Neighbours({ neighbours: { previous, next } }: { neighbours: NeighbourLinks }) {
  if (!previous && !next) return null;
  return (
    <nav aria-label="Before and after" className="label line opening">
      {previous && (
        <a rel="prev" href={previous.href}>
          Previous: {previous.text}
        </a>
      )}
      {next && (
        <a rel="next" href={next.href}>
          Next: {next.text}
        </a>
      )}
    </nav>
  );
}
