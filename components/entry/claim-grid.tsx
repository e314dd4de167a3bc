import type { Grid, GridRow } from '#lib/page/views/claim-grid.ts';
import { STANCE_WORD } from '#lib/page/words.ts';
import { nounFor, say } from '#lib/words/say.ts';
import styles from './claim-grid.styles.css';
import { Html } from './html.tsx';
import { toPlainText } from './plain-text.ts';
import { StatusLegend } from './status-legend.tsx';
import { StatusMark } from './status-mark.tsx';

/** How many answers stand side by side; more are listed in each row. */
const SIDE_BY_SIDE = 6;

/** Claims × answers: what each answer says about each claim, and beyond the line whether the claim holds today. */
export function ClaimGrid({ grid: { answers, rows, folded, foldedWords } }: { grid: Grid }) {
  return (
    <>
      <Table
        answers={answers}
        rows={rows}
        caption={say('Which answer supports, disputes or qualifies which claim, and whether the claim holds today.')}
      />
      <div className={styles.below}>
        {folded.length > 0 && (
          <details>
            <summary className="label">
              <b>
                {folded.length} {nounFor(folded.length, 'more claim')}
              </b>
              : {foldedWords}
            </summary>
            <Table
              answers={answers}
              rows={folded}
              caption={say('What the answers say of the other claims, and whether those hold today.')}
            />
          </details>
        )}
        <StatusLegend claims={[...rows, ...folded].map(({ claim }) => claim)} />
      </div>
    </>
  );
}

function Table({ answers, rows, caption }: { answers: Grid['answers']; rows: GridRow[]; caption: string }) {
  return (
    <table className={styles.grid} data-cards="" data-columns={answers.length <= SIDE_BY_SIDE ? 'few' : 'many'}>
      <caption className="visually-hidden">{caption}</caption>
      <thead className="label">
        <tr>
          <th scope="col">
            {say('Claim')} <span aria-hidden="true">{legendOf(rows)}</span>
          </th>
          {answers.map(({ href, label }) => (
            <th key={href} scope="col" className={styles.head}>
              <ColumnLabel label={label} />
            </th>
          ))}
          <th scope="col">{say('Today')}</th>
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

const SIGN = { supports: '+', disputes: '\u2212', qualifies: '~' };

/** What the signs of a grid mean, those that stand in it. */
const legendOf = (rows: GridRow[]): string =>
  (['supports', 'disputes', 'qualifies'] as const)
    .filter((stance) => rows.some(({ stances }) => stances.some((said) => said.stance === stance)))
    .map((stance) => `${SIGN[stance]} ${STANCE_WORD[stance]}`)
    .join(', ');

function Row({ row: { anchor, claim, stances }, answers }: { row: GridRow; answers: Grid['answers'] }) {
  const statement = toPlainText(claim.statementHtml);
  return (
    <tr id={anchor} data-announce={say('Claim: {words}', { words: statement })}>
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
            <span className="visually-hidden">{say('says nothing')}</span>
          ) : href ? (
            <a href={href} aria-label={`${answers[place]?.label} ${STANCE_WORD[stance]}: ${statement}`}>
              <span>{STANCE_WORD[stance]}</span>
            </a>
          ) : (
            <i>
              <span>{STANCE_WORD[stance]}</span>
            </i>
          )}
        </td>
      ))}
      <td className={`label beside ${styles.today}`}>
        <StatusMark status={claim.status} word={claim.statusWord} basis={claim.basis} />
        {claim.noteHtml && claim.status !== 'holds' && <Html as="p" html={claim.noteHtml} />}
      </td>
    </tr>
  );
}

/** A label such as `Answer 4`: a narrow column has room for the number, the word stands once before the first. */
function ColumnLabel({ label }: { label: string }) {
  const start = label.lastIndexOf(' ') + 1;
  if (start === 0) return label;
  return (
    <>
      <span>{label.slice(0, start)}</span>
      {label.slice(start)}
    </>
  );
}
