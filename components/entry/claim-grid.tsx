import type { Grid, GridRow } from '#lib/page/view.ts';
import styles from './claim-grid.module.css';
import { Html } from './html.tsx';
import { toPlainText } from './plain-text.ts';
import { StatusMark } from './status-mark.tsx';

/** From this many answers on a stance shows its sign alone; its word is still there to be heard. */
const MANY = 4;

/** Claims × answers: what each answer says about each claim, and beyond the line whether the claim holds today. */
export function ClaimGrid({ grid: { answers, rows } }: { grid: Grid }) {
  return (
    <table className={styles.grid} data-many={answers.length >= MANY || undefined}>
      <caption className="visually-hidden">Which answer supports, disputes or qualifies which claim, and whether the claim holds today</caption>
      <thead className="label">
        <tr>
          <th scope="col">Claim</th>
          {answers.map((answer) => (
            <th key={answer.href} scope="col">
              <a href={answer.href}>{answer.label}</a>
            </th>
          ))}
          <th scope="col">Today</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.anchor} row={row} answers={answers} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row: { anchor, claim, stances }, answers }: { row: GridRow; answers: Grid['answers'] }) {
  return (
    <tr id={anchor} data-announce={`Claim: ${toPlainText(claim.statementHtml)}`}>
      <th scope="row">
        <a href={claim.href}>
          <Html as="span" html={claim.statementHtml} />
        </a>
      </th>
      {stances.map(({ stance, href }, place) => (
        <td key={answers[place]?.href ?? place} className="label" data-stance={stance ?? 'none'} data-answer={answers[place]?.label}>
          {!stance ? <span className="visually-hidden">says nothing</span> : href ? <a href={href}>{stance}</a> : <span>{stance}</span>}
        </td>
      ))}
      <td className="label beyond">
        <StatusMark status={claim.status} word={claim.statusWord} />
        {claim.noteHtml && claim.status !== 'holds' && <Html as="p" html={claim.noteHtml} />}
      </td>
    </tr>
  );
}
