import type { Citation } from '#lib/cite/citation.ts';
import { say } from '#lib/words/say.ts';

/** What is asked of those who share: `Share this question`. */
export const shareWords = (kind: Citation['kind']): string =>
  ({
    question: say('Share this question'),
    answer: say('Share this answer'),
    comment: say('Share this comment'),
    claim: say('Share this claim'),
    term: say('Share this term'),
    figure: say('Share this figure'),
    passage: say('Share this passage'),
  })[kind];
