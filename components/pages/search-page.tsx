import { Section } from '#components/entry/section.tsx';
import { TopicList } from '#components/entry/topic-list.tsx';
import { SearchField } from '#components/search/search-field.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** The page of a search: what was found, and before that, or without a script, the ways in that need none. */
export function SearchPage({ content: { searchHref, letters, topics }, breadcrumbs }: PageProps<'search'>) {
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1>{say('Search')}</h1>
          <noscript>
            <p className="lead">
              {say('The search runs in your browser, and its scripts are off. These ways in need none:')}
            </p>
          </noscript>
          <div className="after">
            <SearchField id="search" searchHref={searchHref} />
          </div>
        </>
      }
    >
      <search-results>
        <Section id="glossary" title={say('Glossary from A to Z')}>
          <nav aria-label={say('Letters')} className="label line letters">
            {letters.map(({ href, text }) => (
              <a key={href} href={href}>
                {text}
              </a>
            ))}
          </nav>
        </Section>
        <Section id="topics" title={say('Topics')}>
          <TopicList topics={topics} />
        </Section>
      </search-results>
    </Sheet>
  );
}
