import { BacklinkList } from '#components/entry/backlink-list.tsx';
import { ClaimList } from '#components/entry/claim-list.tsx';
import { DayText } from '#components/entry/day-text.tsx';
import { FactList } from '#components/entry/fact-list.tsx';
import { Html } from '#components/entry/html.tsx';
import { Margin } from '#components/entry/margin.tsx';
import { Section } from '#components/entry/section.tsx';
import { SourceList } from '#components/entry/source-list.tsx';
import { StatusMark } from '#components/entry/status-mark.tsx';
import { FactTable } from '#components/evidence/fact-table.tsx';
import { Program } from '#components/evidence/program.tsx';
import { ShareLink } from '#components/share/share-link.tsx';
import { sayNodes } from '#components/site/say-nodes.ts';
import { Sheet } from '#components/site/sheet.tsx';
import { say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** One evidence program: what its runs show, what was expected, its code, what leans on it. */
export function EvidencePage({ content: run, breadcrumbs }: PageProps<'evidence'>) {
  return (
    <Sheet breadcrumbs={breadcrumbs} head={<EvidenceHead run={run} />}>
      {run.figuresHtml && (
        <Section id="figure" title={say('What its runs show')}>
          <Html className="prose" html={run.figuresHtml} />
        </Section>
      )}
      {run.status === 'open' && (
        <Section id="open" title={say('Open: nobody has recorded it yet')}>
          <p>
            {say('It did not run on the machine that recorded the others')}
            {run.howToRun.needs && say(': it needs {what}', { what: run.howToRun.needs })}
            {say('. In a checkout of this book, this would settle it:')}
          </p>
          <Html className="prose" html={run.howToRun.checkCommandHtml} />
        </Section>
      )}
      {run.facts.rows.length > 0 && (
        <Section id="facts" title={say('What was expected, and in how many runs it was seen')}>
          <FactTable facts={run.facts} title={say('What was expected')} />
          {run.limitsHtml && <Html as="p" className="label after" html={run.limitsHtml} />}
        </Section>
      )}
      {run.stated.length > 0 && (
        <Section id="stated" title={say('What the program says itself')}>
          {run.stated.map(({ where, facts }) => (
            <div key={where}>
              {where && <h3 className="between">{where}</h3>}
              <FactList facts={facts} />
            </div>
          ))}
        </Section>
      )}
      <Section id="program" title={say('The program')}>
        <Program run={run} />
      </Section>
      {run.machine.length > 0 && (
        <Section id="machine" title={say('How it was recorded')}>
          <FactList facts={run.machine} />
        </Section>
      )}
      {run.claims.length > 0 && (
        <Section id="claims" title={say('Claims it is evidence for')}>
          <ClaimList legend items={run.claims.map((claim) => ({ claim }))} />
        </Section>
      )}
      {run.sources.length > 0 && (
        <Section id="sources" title={say('Why it is so: sources')}>
          <SourceList sources={run.sources} />
        </Section>
      )}
      {run.backlinks.length > 0 && (
        <Section id="backlinks" title={say('What links here')}>
          <BacklinkList backlinks={run.backlinks} />
        </Section>
      )}
    </Sheet>
  );
}

function EvidenceHead({ run }: { run: PageProps<'evidence'>['content'] }) {
  return (
    <>
      <p className="label">{say('Evidence')}</p>
      <Margin
        note={
          <>
            <p data-card="">
              <StatusMark status={run.status} word={run.statusWord} />
            </p>
            {run.recorded && <p data-card="">{sayNodes('Recorded {day}', { day: <DayText day={run.recorded} /> })}</p>}
            <p>{run.versions.join(', ')}</p>
            <p>
              <ShareLink href="#share" what={say('this program')} />
            </p>
          </>
        }
      >
        <h1 dir="auto">{run.title}</h1>
        <Html as="p" className="lead" html={run.sentenceHtml} />
      </Margin>
    </>
  );
}
