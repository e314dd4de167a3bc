import { Html } from './html.tsx';

/** The text of an entry on its own page. When it has headings it gets one above them, for those who listen to the outline. */
export function Body({ html, title, className = '' }: { html: string; title: string; className?: string }) {
  return (
    <>
      {html.includes('<h3') && <h2 className="visually-hidden">{title}</h2>}
      <Html className={`prose ${className}`.trim()} html={html} />
    </>
  );
}
