import { sayNodes } from '#components/site/say-nodes.ts';
import type { FormerAnchor } from '#lib/page/former-anchors.ts';
import { say } from '#lib/words/say.ts';

/** Places that links from elsewhere still name, each a line that leads to where it is now; `<deep-link>` follows it. */
export function FormerAnchors({ anchors }: { anchors: FormerAnchor[] }) {
  if (anchors.length === 0) return null;
  return (
    <nav aria-label={say('Passages that have moved')}>
      <ul className="plain">
        {anchors.map(({ id, href, words }) => (
          <li key={id} id={id}>
            {sayNodes('Moved: {entry}', { entry: <a href={href}>{words}</a> })}
          </li>
        ))}
      </ul>
    </nav>
  );
}
