import type { Link } from '#lib/page/view.ts';

/** The same list in other orders; the one that is shown is marked. */
export function LinkTabs({ name, links }: { name: string; links: (Link & { current: boolean })[] }) {
  if (links.length < 2) return null;
  return (
    <nav aria-label={name} className="label line">
      <span>{name}</span>
      {links.map((link) => (
        <a key={link.href} href={link.href} aria-current={link.current ? 'page' : undefined}>
          {link.text}
        </a>
      ))}
    </nav>
  );
}
