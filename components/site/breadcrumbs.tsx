import type { Link } from '#lib/page/view.ts';
import { say } from '#lib/words/say.ts';
import styles from './breadcrumbs.first.styles.css';

/** The way from the home page to here. */
export function Breadcrumbs({ links }: { links: Link[] }) {
  if (links.length === 0) return null;
  return (
    <nav aria-label={say('Where this page is')} className={`label ${styles.breadcrumbs}`}>
      <ol>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href}>{link.text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
