import { SearchOpener } from '#components/search/search-opener.tsx';
import type { PageFrame } from '#lib/page/frame.ts';
import { say } from '#lib/words/say.ts';
import { PageBar } from './page-bar.tsx';
import styles from './site-header.first.styles.css';
import { ThemeChoice } from './theme-choice.tsx';

/** The thin bar at the top: the book's name, its parts, the search, the theme. `hasField`: the page has a search field of its own; `logo`: a picture that stands for the name. */
export function SiteHeader({
  frame,
  hasField,
  logo,
}: {
  frame: PageFrame;
  hasField: boolean;
  logo?: string | undefined;
}) {
  return (
    <header className={`label ${styles.header}`}>
      <a className={styles.name} href={frame.homeHref}>
        {/* biome-ignore lint/performance/noImgElement: a file beside the page; next/image is for pages that hydrate */}
        {logo ? <img src={logo} alt={frame.siteName} /> : frame.siteName}
      </a>
      <nav aria-label={say('Book')} className={styles.nav}>
        {frame.nav.map((link) => (
          <a
            key={link.href}
            href={link.href}
            aria-current={link.current ? (link.href === frame.href ? 'page' : 'true') : undefined}
          >
            {link.text}
          </a>
        ))}
      </nav>
      <div className={styles.tools}>
        <SearchOpener searchHref={frame.searchHref} hasBox={!hasField} />
        <ThemeChoice />
      </div>
      <PageBar name={frame.name} searchHref={frame.searchHref} />
    </header>
  );
}
