import type { FactView } from '#lib/page/view.ts';

/** Facts of runs: where, what, and in how many runs each was seen. */
export function FactTable({ facts, title }: { facts: FactView[]; title: string }) {
  if (facts.length === 0) return null;
  return (
    <div className="prose">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard */}
      <section className="table" tabIndex={0} aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">Fact</th>
              <th scope="col">On</th>
              <th scope="col">Seen</th>
            </tr>
          </thead>
          <tbody>
            {facts.map(({ where, fact, words, seen }) => (
              <tr key={`${where} ${fact}`}>
                <td>
                  {words}. <code>{fact}</code>
                </td>
                <td>{where}</td>
                <td>{seen}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {facts.some(({ isNegative }) => isNegative) && (
        <p className="label">
          A run can show that something happens. That something never happens it can only fail to show: the count says
          how often we looked, and the sources say why it cannot be otherwise.
        </p>
      )}
    </div>
  );
}
