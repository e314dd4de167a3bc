import { BacklinkList } from '#components/entry/backlink-list.tsx';
import { Body } from '#components/entry/body.tsx';
import { Html } from '#components/entry/html.tsx';
import { LinkLine } from '#components/entry/link-line.tsx';
import { Margin } from '#components/entry/margin.tsx';
import { Neighbours } from '#components/entry/neighbours.tsx';
import { Section } from '#components/entry/section.tsx';
import { SourceList } from '#components/entry/source-list.tsx';
import { TermRelations } from '#components/entry/term-relations.tsx';
import { TermSection } from '#components/entry/term-section.tsx';
import { ShareLink } from '#components/share/share-link.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { senseAnchor } from '#lib/model/anchors.ts';
import { say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** One term: what it means, in which senses, beside which other terms, and where it is used. */
export function TermPage({ content: term, breadcrumbs }: PageProps<'term'>) {
  return (
    <Sheet breadcrumbs={breadcrumbs} head={<TermHead term={term} />}>
      {term.senses.length > 0 && (
        <Section id="senses" title={say('Senses')}>
          <dl className="prose">
            {term.senses.map((sense) => (
              <div key={sense.id} id={senseAnchor(sense.id)}>
                <dt className="label">{sense.label}</dt>
                <Html as="dd" html={sense.definitionHtml} />
              </div>
            ))}
          </dl>
        </Section>
      )}
      <Body className="opening" html={term.bodyHtml} title={say('Explanation')} />
      {term.relations.length > 0 && (
        <Section id="relations" title={say('Compared with other terms')}>
          <TermRelations relations={term.relations} />
        </Section>
      )}
      {term.usedIn.length > 0 && (
        <Section id="used" title={say('Where it is used')}>
          <BacklinkList backlinks={term.usedIn} />
        </Section>
      )}
      {term.sources.length > 0 && (
        <Section id="sources" title={say('Sources')}>
          <SourceList sources={term.sources} />
        </Section>
      )}
      <TermSection terms={term.terms} />
      <Neighbours neighbours={term.neighbours} />
    </Sheet>
  );
}

function TermHead({ term: { term, definitionHtml, aliases, topics } }: { term: PageProps<'term'>['content'] }) {
  return (
    <>
      <h1 dir="auto">{term}</h1>
      <Margin
        note={
          <>
            {aliases.length > 0 && <p>{say('Also called {names}', { names: aliases.join(', ') })}</p>}
            <p>
              <ShareLink href="#share" what={say('this term')} />
            </p>
          </>
        }
      >
        <Html as="p" className="lead" html={definitionHtml} />
      </Margin>
      <LinkLine name={say('Topics')} links={topics} />
    </>
  );
}
