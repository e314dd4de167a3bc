/**
 * Words that a query is rarely about. They are searched only when a query has nothing else. Negations and words with a
 * second meaning among programmers (`for`, `while`, `if`) are here too: beside another word they tell little.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about after all also am an and any are aren't as at be because been before being between both but by can can't
  cannot could couldn't did didn't do does doesn't doing don't down during each few for from further get got had hadn't
  has hasn't have haven't having he her here hers him his how i i'd i'll i'm i've if in into is isn't it its just let me
  more most my no nor not of off on once only or other our ours out over own same shall she should shouldn't so some
  such than that the their theirs them then there these they this those through to too under until up use used using
  very was wasn't way we were weren't what when where which while who whom why will with won't would wouldn't you your
  yours`
    .split(/\s+/)
    .map((word) => word.replace("'", '')),
);
