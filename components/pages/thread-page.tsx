import { Answer } from '#components/entry/answer.tsx';
import { BacklinkList } from '#components/entry/backlink-list.tsx';
import { Byline } from '#components/entry/byline.tsx';
import { ChangeList } from '#components/entry/change-list.tsx';
import { ClaimGrid } from '#components/entry/claim-grid.tsx';
import { ClaimList } from '#components/entry/claim-list.tsx';
import { CommentList } from '#components/entry/comment-list.tsx';
import { Html } from '#components/entry/html.tsx';
import { LinkLine } from '#components/entry/link-line.tsx';
import { Origin } from '#components/entry/origin.tsx';
import { Relations } from '#components/entry/relations.tsx';
import { Section } from '#components/entry/section.tsx';
import { ShortAnswer } from '#components/entry/short-answer.tsx';
import { SourceList } from '#components/entry/source-list.tsx';
import { TermSection } from '#components/entry/term-section.tsx';
import { ShareLink } from '#components/share/share-link.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { FIGURE } from '#lib/model/ids.ts';
import { isAsked } from '#lib/page/views/thread-page.ts';
import { say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** The whole thread: the short answer, the claims that decide, the answers in full, then all that stands around them. */
export function ThreadPage({ content: thread, breadcrumbs }: PageProps<'thread'>) {
  const { answers, grid, related, backlinks, sources, terms, topics, changes } = thread;
  const head = (
    <>
      <h1 dir="auto">{thread.questionTitle}</h1>
      <ShortAnswer answer={thread.shortAnswer} unedited={thread.unedited} ways={thread.ways} draft={thread.draft} />
    </>
  );
  return (
    <Sheet breadcrumbs={breadcrumbs} head={head} toc={thread.toc}>
      {grid.rows.length > 0 && (
        <Section id="claims" title={say('What is claimed, and does it hold')}>
          <ClaimGrid grid={grid} />
        </Section>
      )}
      {thread.figure && (
        <Section
          id={FIGURE}
          title={thread.figure.title}
          announce={say('Figure: {words}', { words: thread.figure.title })}
        >
          <Html className="prose" html={thread.figure.html} />
          <p className="label after">
            <ShareLink href={`#${FIGURE}`} what={say('the figure: {words}', { words: thread.figure.title })} />
          </p>
        </Section>
      )}
      {thread.unedited !== undefined && isAsked(thread) && <Asked thread={thread} />}
      {answers.map((answer) => (
        <Answer key={answer.anchor} answer={answer} />
      ))}
      <Agreement thread={thread} />
      {thread.unedited === undefined && isAsked(thread) && <Asked thread={thread} />}
      {related.length + backlinks.length + topics.length > 0 && (
        <Section id="related" title={say('Read on')}>
          <Relations related={related} />
          {backlinks.length > 0 && <h3 className="between">{say('What links here')}</h3>}
          <BacklinkList backlinks={backlinks} />
          <LinkLine name={say('Topics')} links={topics} />
        </Section>
      )}
      {sources.length > 0 && (
        <Section id="sources" title={say('Sources')}>
          <SourceList sources={sources} />
        </Section>
      )}
      <TermSection terms={terms} />
      <Section id="origin" title={say('Where this came from')}>
        <Origin origin={thread.origin} />
        <ChangeList changes={changes} />
      </Section>
    </Sheet>
  );
}

function Asked({
  thread: { questionBodyHtml, phrasingsHtml, asked, premises, comments },
}: {
  thread: PageProps<'thread'>['content'];
}) {
  return (
    <Section id="question" title={say('The question as it was asked')}>
      <Html className="prose" html={questionBodyHtml} />
      <p className="label after">
        <Byline byline={asked} verb={say('Asked')} />
      </p>
      {phrasingsHtml.length > 0 && (
        <details className="prose">
          <summary className="label">{say('Asked in other words')}</summary>
          <ul>
            {phrasingsHtml.map((html) => (
              <Html key={html} as="li" html={html} />
            ))}
          </ul>
        </details>
      )}
      {premises.length > 0 && (
        <ClaimList
          items={premises.map(({ claim, stanceWord }) => ({
            claim,
            words: say('The asker {stance}', { stance: stanceWord }),
          }))}
        />
      )}
      <CommentList comments={comments} title={say('Comments on the question')} />
    </Section>
  );
}

function Agreement({ thread: { agreementHtml, differenceHtml } }: { thread: PageProps<'thread'>['content'] }) {
  if (!agreementHtml && !differenceHtml) return null;
  return (
    <Section id="agreement" title={say('Where the answers agree and differ')}>
      <div className="prose">
        {agreementHtml && <Html as="p" html={agreementHtml} />}
        {differenceHtml && <Html as="p" html={differenceHtml} />}
      </div>
    </Section>
  );
}
