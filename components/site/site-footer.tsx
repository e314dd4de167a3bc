import { sayNodes } from '#components/site/say-nodes.ts';
import type { PageFrame } from '#lib/page/frame.ts';
import { say } from '#lib/words/say.ts';
import { FormerAnchors } from './former-anchors.tsx';
import styles from './site-footer.styles.css';

/** The foot of a page: the doors to its file, the book's further parts, its licence. */
export function SiteFooter({
  frame: { footerNav, formerAnchors, licence, repository, siteName },
}: {
  frame: PageFrame;
}) {
  return (
    <footer className={`label ${styles.footer}`}>
      <FormerAnchors anchors={formerAnchors} />
      {(repository.editHref || repository.reportHref) && (
        <p>
          {repository.editHref && <a href={repository.editHref}>{say('Edit this file')}</a>}
          {repository.reportHref && <a href={repository.reportHref}>{say('Report an error')}</a>}
        </p>
      )}
      <nav aria-label={say('More of the book')}>
        {footerNav.map((link) => (
          <a key={link.href} href={link.href}>
            {link.text}
          </a>
        ))}
      </nav>
      {licence && (
        <p>
          {sayNodes('{name}’s own text is under {licence}.', {
            name: siteName,
            licence: <a href={licence.href}>{licence.text}</a>,
          })}
        </p>
      )}
    </footer>
  );
}
