import { Answer } from '#components/entry/answer.tsx';
import { BacklinkList } from '#components/entry/backlink-list.tsx';
import { Byline } from '#components/entry/byline.tsx';
import { ChangeList } from '#components/entry/change-list.tsx';
import { ClaimGrid } from '#components/entry/claim-grid.tsx';
import { ClaimList } from '#components/entry/claim-list.tsx';
import { CommentList } from '#components/entry/comment-list.tsx';
import { DayText } from '#components/entry/day-text.tsx';
import { Html } from '#components/entry/html.tsx';
import { LinkLine } from '#components/entry/link-line.tsx';
import { Margin } from '#components/entry/margin.tsx';
import { Origin } from '#components/entry/origin.tsx';
import { Relations } from '#components/entry/relations.tsx';
import { Section } from '#components/entry/section.tsx';
import { SourceList } from '#components/entry/source-list.tsx';
import { TermSection } from '#components/entry/term-section.tsx';
import { ShareLink } from '#components/share/share-link.tsx';
import { Sheet } from '#components/site/sheet.tsx';
import { FIGURE } from '#lib/model/ids.ts';
import { counted } from '#lib/page/words.ts';
import type { PageProps } from './page-props.ts';

/** The whole thread: the short answer first, then its claims, then everything that was said. */
export function ThreadPage({ content: thread, breadcrumbs }: PageProps<'thread'>) {
  const { answers, grid, related, backlinks, sources, terms, changes } = thread;
  return (
    <Sheet breadcrumbs={breadcrumbs} head={<ThreadHead thread={thread} />} toc={thread.toc}>
      {grid.rows.length > 0 && (
        <Section id="claims" title={`${counted(grid.rows.length, 'claim')}, ${counted(answers.length, 'answer')}`}>
          <ClaimGrid grid={grid} />
        </Section>
      )}
      {thread.figure && (
        <Section id={FIGURE} title={thread.figure.title} announce={`Figure: ${thread.figure.title}`}>
          <Html className="prose" html={thread.figure.html} />
          <p className="label after">
            <ShareLink href={`#${FIGURE}`} />
          </p>
        </Section>
      )}
      <Section id="question" title="The question as it was asked">
        <Html className="prose" html={thread.questionBodyHtml} />
        <p className="label after">
          <Byline byline={thread.asked} verb="Asked" />
        </p>
        {thread.premises.length > 0 && (
          <ClaimList
            items={thread.premises.map(({ claim, stanceWord }) => ({ claim, words: `The asker ${stanceWord}` }))}
          />
        )}
        <CommentList comments={thread.comments} title="Comments on the question" />
      </Section>
      {answers.map((answer) => (
        <Answer key={answer.anchor} answer={answer} />
      ))}
      <Agreement thread={thread} />
      {related.length + backlinks.length > 0 && (
        <Section id="related" title="Read on">
          <Relations related={related} />
          {backlinks.length > 0 && <h3 className="between">What links here</h3>}
          <BacklinkList backlinks={backlinks} />
        </Section>
      )}
      {sources.length > 0 && (
        <Section id="sources" title="Sources">
          <SourceList sources={sources} />
        </Section>
      )}
      <TermSection terms={terms} />
      <Section id="origin" title="Where this came from">
        <Origin origin={thread.origin} />
        <ChangeList changes={changes} />
      </Section>
    </Sheet>
  );
}

function ThreadHead({ thread }: { thread: PageProps<'thread'>['content'] }) {
  const { questionTitle, shortAnswerHtml, reviewed, draft, readingMinutes, topics } = thread;
  return (
    <>
      <h1>{questionTitle}</h1>
      <Margin
        note={
          <>
            {draft && <p>Draft</p>}
            <p>
              {reviewed ? (
                <>
                  Last checked <DayText day={reviewed} />
                </>
              ) : (
                'Not yet checked'
              )}
            </p>
            <p>{counted(readingMinutes, 'minute')} to read</p>
            <p>
              <ShareLink href="#share" />
            </p>
          </>
        }
      >
        {shortAnswerHtml ? (
          <Html as="p" className="lead" html={shortAnswerHtml} />
        ) : (
          <p className="lead">Nobody has written a short answer yet.</p>
        )}
      </Margin>
      <LinkLine name="Topics" links={topics} />
    </>
  );
}

function Agreement({ thread: { agreementHtml, differenceHtml } }: { thread: PageProps<'thread'>['content'] }) {
  if (!agreementHtml && !differenceHtml) return null;
  return (
    <Section id="agreement" title="Where the answers agree and differ">
      <div className="prose">
        {agreementHtml && <Html as="p" html={agreementHtml} />}
        {differenceHtml && <Html as="p" html={differenceHtml} />}
      </div>
    </Section>
  );
}
