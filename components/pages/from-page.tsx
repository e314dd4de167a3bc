import { Section } from '#components/entry/section.tsx';
import { sayNodes } from '#components/site/say-nodes.ts';
import { Sheet } from '#components/site/sheet.tsx';
import { counted, say } from '#lib/words/say.ts';
import type { PageProps } from './page-props.ts';

/** Asks whether the book has an entry for a thread of another site. */
export function FromPage({ content: { name, known, bookmarklet, href }, breadcrumbs }: PageProps<'from'>) {
  return (
    <Sheet
      breadcrumbs={breadcrumbs}
      head={
        <>
          <h1>{say('From a forum')}</h1>
          <p className="lead">{say('Has {name} an answer for the thread you are reading elsewhere?', { name })}</p>
        </>
      }
    >
      <from-forum data-href={href}>
        <p role="status" />
      </from-forum>
      <Section id="bookmark" title={say('A bookmark that brings you here')}>
        <div className="prose">
          <p>
            {say(
              'Make a bookmark, call it “In {name}?” and give it this as its address. On a thread of Stack Overflow and its sister sites, Reddit, Hacker News or a Discourse forum the bookmark then opens what the book has to say. No other host is asked; the thread’s address is sent to this site only.',
              { name },
            )}
          </p>
          <copy-code>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it */}
            <pre tabIndex={0}>
              <code>{bookmarklet}</code>
            </pre>
            <button type="button">{say('Copy')}</button>
          </copy-code>
        </div>
      </Section>
      <Section id="address" title={say('By address')}>
        <div className="prose">
          <p>
            {sayNodes(
              'The entry that retells a thread is also at {address}, for example {example}. Forums may link there without knowing what the book calls it. So far the number elsewhere is known of {threads}.',
              {
                address: <code>{`${href}<site>/<number>/`}</code>,
                example: <code>{`${href}stackoverflow/12345/`}</code>,
                threads: counted(known, 'thread'),
              },
            )}
          </p>
        </div>
      </Section>
    </Sheet>
  );
}
