import { BacklinkList } from '#components/entry/backlink-list.tsx';
import { ClaimList } from '#components/entry/claim-list.tsx';
import { DayText } from '#components/entry/day-text.tsx';
import { FactList } from '#components/entry/fact-list.tsx';
import { Margin } from '#components/entry/margin.tsx';
import { Section } from '#components/entry/section.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import type { PartId } from '#lib/model/anchors.ts';
import type { Link } from '#lib/page/view.ts';
import { say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** One source and what leans on it. */
export function SourcePage({
  content: { source, answers, claims, terms, backlinks },
  breadcrumbs,
}: PageProps<'source'>) {
  const facts = [
    { name: say('Author'), value: source.author ?? say('unknown'), known: !!source.author },
    { name: say('Publisher'), value: source.publisher ?? say('unknown'), known: !!source.publisher },
    {
      name: say('Published'),
      value: source.date ? <DayText day={source.date} /> : say('unknown'),
      known: !!source.date,
    },
    {
      name: say('Address'),
      value: (
        <a className="external" rel="external" href={source.url}>
          {source.url}
        </a>
      ),
    },
  ];
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <p className="label">{say('Source')}</p>
          <Margin
            note={
              <p data-card="">
                <DayText day={source.seen.day} />, {source.seen.words}
              </p>
            }
          >
            <h1 dir="auto" className="statement">
              {source.title}
            </h1>
          </Margin>
          <div data-card="">
            <FactList facts={facts} />
          </div>
        </>
      }
    >
      {claims.length > 0 && (
        <Section id="claims" title={say('Claims checked against it')}>
          <ClaimList legend items={claims.map((claim) => ({ claim }))} />
        </Section>
      )}
      <Links id="answers" title={say('Answers that cite it')} links={answers} />
      <Links id="terms" title={say('Terms defined from it')} links={terms} />
      {backlinks.length > 0 && (
        <Section id="backlinks" title={say('What links here')}>
          <BacklinkList backlinks={backlinks} />
        </Section>
      )}
    </Sheet>
  );
}

function Links({ id, title, links }: { id: PartId; title: string; links: Link[] }) {
  if (links.length === 0) return null;
  return (
    <Section id={id} title={title}>
      <ul className="plain">
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href}>{link.text}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
