import { ShareLink } from '#components/share/share-link.tsx';
import type { Grid, GridRow } from '#lib/page/views/claim-grid.ts';
import styles from './claim-grid.styles.css';
import { Html } from './html.tsx';
import { toPlainText } from './plain-text.ts';
import { StatusMark } from './status-mark.tsx';

/** How many answers stand side by side with words, and with signs alone; more are listed in each row. */
const WITH_WORDS = 3;
const WITH_SIGNS = 8;

/** Claims × answers: what each answer says about each claim, and beyond the line whether the claim holds today. */
export function ClaimGrid({ grid: { answers, rows } }: { grid: Grid }) {
  const columns = answers.length <= WITH_WORDS ? 'words' : answers.length <= WITH_SIGNS ? 'signs' : 'none';
  return (
    <table className={styles.grid} data-columns={columns}>
      <caption className="label">
        <span className="visually-hidden">
          Which answer supports, disputes or qualifies which claim, and whether the claim holds today.
        </span>
        {columns === 'signs' && '+ supports, \u2212 disputes, ± qualifies'}
      </caption>
      <thead className="label">
        <tr>
          <th scope="col">Claim</th>
          {answers.map((answer) => (
            <th key={answer.href} scope="col">
              <a href={answer.href}>{columns === 'signs' ? <ShortLabel label={answer.label} /> : answer.label}</a>
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

function Row({ row: { anchor, claim, checked, stances }, answers }: { row: GridRow; answers: Grid['answers'] }) {
  return (
    <tr id={anchor} data-announce={`Claim: ${toPlainText(claim.statementHtml)}`}>
      <th scope="row">
        <a href={claim.href}>
          <Html as="span" html={claim.statementHtml} />
        </a>
      </th>
      {stances.map(({ stance, href }, place) => (
        <td
          key={answers[place]?.href ?? place}
          className="label"
          data-stance={stance ?? 'none'}
          data-answer={answers[place]?.label}
        >
          {!stance ? (
            <span className="visually-hidden">says nothing</span>
          ) : href ? (
            <a href={href}>
              <span>{stance}</span>
            </a>
          ) : (
            <i>
              <span>{stance}</span>
            </i>
          )}
        </td>
      ))}
      <td className={`label beside ${styles.today}`}>
        <StatusMark status={claim.status} word={claim.statusWord} tested={claim.tested} />{' '}
        <ShareLink href={`${claim.href}#share`} day={checked} />
        {claim.noteHtml && claim.status !== 'holds' && <Html as="p" html={claim.noteHtml} />}
      </td>
    </tr>
  );
}

/** A label such as `Answer 4` of which a narrow column shows the last word. */
function ShortLabel({ label }: { label: string }) {
  const start = label.lastIndexOf(' ') + 1;
  return (
    <>
      <span className="visually-hidden">{label.slice(0, start)}</span>
      {label.slice(start)}
    </>
  );
}
