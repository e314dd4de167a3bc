import type { FactsView } from '#lib/page/views/program.ts';
import { say } from '#lib/words/say.ts';

/** Facts of runs, and in how many runs each was seen. */
export function FactTable({ facts: { on, rows, hasNegative }, title }: { facts: FactsView; title: string }) {
  if (rows.length === 0) return null;
  const withVariants = rows.some(({ variant }) => variant);
  return (
    <div className="prose">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard */}
      <section className="table" tabIndex={0} aria-label={title}>
        <table>
          <thead>
            <tr>
              {withVariants && <th scope="col">{say('Variant')}</th>}
              <th scope="col">{say('Seen')}</th>
              {on.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ variant, fact, words, seen }) => (
              <tr key={`${variant} ${fact}`}>
                {withVariants && <td>{variant}</td>}
                <td>
                  {words}. <code>{fact}</code>
                </td>
                {seen.map((runs, column) => (
                  <td key={on[column]}>{runs}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {hasNegative && (
        <p className="label">
          {say(
            'A run can show that something happens. That it never happens a run can only fail to show: the count says how often we looked, the sources why it cannot be otherwise.',
          )}
        </p>
      )}
    </div>
  );
}
