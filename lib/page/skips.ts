import { FIGURE } from '#lib/model/ids.ts';
import { say } from '#lib/words/say.ts';
import type { PageContent } from './page.ts';
import type { Link } from './view.ts';

/** The links before everything else, for those who go from link to link: to the text, and to what a thread is read for. */
export function skipsOf(content: PageContent): Link[] {
  const main = { href: '#main', text: say('Skip to the text') };
  if (content.kind !== 'thread') return [main];
  const [answer] = content.answers;
  return [
    main,
    ...(answer ? [{ href: `#${answer.anchor}`, text: say('Skip to the answers') }] : []),
    ...(content.figure ? [{ href: `#${FIGURE}`, text: say('Skip to the figure') }] : []),
    ...(content.sources.length > 0 ? [{ href: '#sources', text: say('Skip to the sources') }] : []),
  ];
}
