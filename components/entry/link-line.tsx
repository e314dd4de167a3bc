import type { Link } from '#lib/page/view.ts';

/** Links in one line after a name. */
export function LinkLine({ name, links }: { name: string; links: Link[] }) {
  if (links.length === 0) return null;
  return (
    <p className="label line">
      <span>{name}</span>
      {links.map((link) => (
        <a key={link.href} href={link.href}>
          {link.text}
        </a>
      ))}
    </p>
  );
}
