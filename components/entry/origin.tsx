import type { OriginView } from '#lib/page/views/origin.ts';
import { listed, say } from '#lib/words/say.ts';
import { FactList } from './fact-list.tsx';

/** Where a text came from, who wrote it there and under which licence; its links are plain ones, as the licence asks. */
export function Origin({ origin: { words, url, licences, authors, facts, unknown } }: { origin: OriginView }) {
  const linked = new Map([
    ...(url ? [[url, <External key={url} href={url} text={url} />] as const] : []),
    ...licences.map((licence) => [licence.text, <External key={licence.text} {...licence} />] as const),
  ]);
  const names = authors.map(({ href, text }) =>
    href ? <External key={text} href={href} text={text} /> : <span key={text}>{text}</span>,
  );
  return (
    <>
      <p>{words}</p>
      <FactList
        facts={[
          ...facts.map((fact) => ({ ...fact, value: linked.get(fact.value) ?? fact.value })),
          ...(names.length > 0
            ? [{ name: say('Written there by'), value: names.flatMap((name, at) => (at ? [', ', name] : [name])) }]
            : []),
        ]}
      />
      {unknown.length > 0 && (
        <p className="label after">{say('Nobody here knows {things}.', { things: listed(unknown) })}</p>
      )}
    </>
  );
}

function External({ href, text }: { href: string; text: string }) {
  return (
    <a className="external" rel="external" href={href}>
      {text}
    </a>
  );
}
