import { BacklinkList } from '#components/entry/backlink-list.tsx';
import { Body } from '#components/entry/body.tsx';
import { Byline } from '#components/entry/byline.tsx';
import { DayText } from '#components/entry/day-text.tsx';
import { Html } from '#components/entry/html.tsx';
import { Margin } from '#components/entry/margin.tsx';
import { toPlainText } from '#components/entry/plain-text.ts';
import { Section } from '#components/entry/section.tsx';
import { SourceList } from '#components/entry/source-list.tsx';
import { StatusMark } from '#components/entry/status-mark.tsx';
import { TermSection } from '#components/entry/term-section.tsx';
import { ClaimRuns } from '#components/evidence/claim-runs.tsx';
import { SmallFigure } from '#components/evidence/small-figure.tsx';
import { ShareLink } from '#components/share/share-link.tsx';
import { sayNodes } from '#components/site/say-nodes.ts';
import { Sheet } from '#components/site/sheet.tsx';
import { anchorOf } from '#lib/model/ids.ts';
import { counted, say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** One claim: how it stands today, what supports it, who makes it. */
export function ClaimPage({ content: claim, breadcrumbs }: PageProps<'claim'>) {
  return (
    <Sheet breadcrumbs={breadcrumbs} head={<ClaimHead claim={claim} />}>
      <div
        id={anchorOf({ kind: 'claim', id: claim.claim.id })}
        className="opening"
        data-announce={say('Claim: {words}', { words: toPlainText(claim.claim.statementHtml) })}
      >
        <Body html={claim.bodyHtml} title={say('Why')} />
      </div>
      <ClaimRuns runs={claim.runs} />
      {claim.madeBy.length + claim.assumedBy.length > 0 && (
        <Section id="said" title={say('Who says so, who does not')}>
          <ul className="plain">
            {claim.madeBy.map((made) => (
              <li key={made.href}>
                <p className="label">
                  {sayNodes('An answer to “{question}” {stance} it:', {
                    question: made.questionTitle,
                    stance: <strong>{made.stanceWord}</strong>,
                  })}
                </p>
                <a href={made.href}>
                  <Html as="span" html={made.answerSummaryHtml} />
                </a>
                <p className="label">
                  <Byline byline={made.byline} />
                </p>
              </li>
            ))}
            {claim.assumedBy.map(({ stanceWord, question }) => (
              <li key={question.href}>
                <p className="label">{sayNodes('An asker {stance} it:', { stance: <strong>{stanceWord}</strong> })}</p>
                <a href={question.href}>{question.text}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {claim.sources.length > 0 && (
        <Section id="sources" title={say('Sources')}>
          <SourceList sources={claim.sources} />
        </Section>
      )}
      {claim.backlinks.length > 0 && (
        <Section id="backlinks" title={say('What links here')}>
          <BacklinkList backlinks={claim.backlinks} />
        </Section>
      )}
      <TermSection terms={claim.terms} />
    </Sheet>
  );
}

function ClaimHead({
  claim: { claim, statusSentence, figure, seen, checked, scope, sources },
}: {
  claim: PageProps<'claim'>['content'];
}) {
  return (
    <>
      <p className="label">{say('Claim')}</p>
      <Margin
        note={
          <>
            <p data-card="">
              <StatusMark status={claim.status} word={claim.statusWord} basis={claim.basis} />
            </p>
            <p>{statusSentence}</p>
            {figure && (
              <div data-card="">
                <SmallFigure figure={figure} />
              </div>
            )}
            {seen && <p data-card="">{seen}</p>}
            {sources[0] && (
              <p data-card="">
                <a href="#sources">{sources[0].title}</a>
                {sources.length > 1 && say(' and {sources}', { sources: counted(sources.length - 1, 'more source') })}
              </p>
            )}
            <p data-card="">
              {checked ? sayNodes('Last checked {day}', { day: <DayText day={checked} /> }) : say('Not yet checked')}
            </p>
            <p>{scope.length > 0 ? say('For {versions}', { versions: scope.join(', ') }) : say('Versions unknown')}</p>
            <p>
              <ShareLink href="#share" what={say('this claim')} />
            </p>
          </>
        }
      >
        <h1 dir="auto" className="statement">
          <Html as="span" html={claim.statementHtml} />
        </h1>
        {claim.noteHtml && <Html as="p" className="lead" html={claim.noteHtml} />}
      </Margin>
    </>
  );
}
