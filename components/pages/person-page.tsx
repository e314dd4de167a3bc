import { Section } from '#components/entry/section.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** One person and what they wrote here. */
export function PersonPage({ content: { name, url, wrote }, breadcrumbs }: PageProps<'person'>) {
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1 dir="auto">{name}</h1>
          {url && (
            <p className="label">
              <a className="external" rel="external" href={url}>
                {url}
              </a>
            </p>
          )}
        </>
      }
    >
      <Section id="wrote" title={say('What they wrote')}>
        {wrote.length === 0 && <p>{say('Nothing yet.')}</p>}
        <ul className="plain">
          {wrote.map(({ kindWord, href, text }) => (
            <li key={href}>
              <span className="label">{kindWord}</span> <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      </Section>
    </Sheet>
  );
}
