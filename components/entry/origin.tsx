import type { OriginView } from '#lib/page/view.ts';
import { FactList } from './fact-list.tsx';

/** Where a text came from and under which licence. */
export function Origin({ origin: { words, url, facts } }: { origin: OriginView }) {
  return (
    <>
      <p>{words}</p>
      <FactList
        facts={facts.map((fact) => (url && fact.value === url ? { ...fact, value: <ExternalLink url={url} /> } : fact))}
      />
    </>
  );
}

function ExternalLink({ url }: { url: string }) {
  return (
    <a className="external" rel="external" href={url}>
      {url}
    </a>
  );
}
