import { tableHtml } from '#lib/evidence/table-html.ts';
import type { Trace } from '#lib/evidence/trace.ts';
import { comparisonTable } from '#lib/evidence/words.ts';
import type { Evidence } from '#lib/model/entry.ts';
import { escapeHtml } from '#lib/model/escape-html.ts';
import { listAddress, pageAddress } from '#lib/model/ids.ts';
import type { Book } from '../book.ts';
import { type SmallFigure, toSmallFigure } from '../small-figure.ts';
import { type Pager, paginate } from './pager.ts';
import { type EvidenceItem, toEvidenceItem } from './program.ts';

/** All evidence programs. */
export type EvidenceView = {
  kind: 'evidence-list';
  programs: (EvidenceItem & { figure?: SmallFigure })[];
  total: number;
  /** Every run of these programs; empty when none was recorded. */
  tableHtml: string;
  pager: Pager;
};

/** The pages of the list of programs, by title, each page with a table of its runs. */
export function evidenceViews(book: Book): { address: string; view: EvidenceView }[] {
  const programs = [...book.site.evidence.values()].sort((a, b) => a.title.localeCompare(b.title, 'en'));
  return paginate(book, listAddress('evidence'), programs).map(({ address, items, pager }) => ({
    address,
    view: {
      kind: 'evidence-list',
      programs: items.map((evidence) => {
        const figure = toSmallFigure(book, evidence);
        return { ...toEvidenceItem(book, evidence), ...(figure ? { figure } : {}) };
      }),
      total: programs.length,
      tableHtml: runTable(book, items),
      pager,
    },
  }));
}

/** Every run of these programs in a table, each program's name a link; nothing when none was recorded. */
function runTable(book: Book, programs: readonly Evidence[]): string {
  const runs = programs.flatMap((evidence) =>
    book
      .recordOf(evidence)
      .traces.map((trace) => ({ name: nameOf(trace), trace, href: book.hrefOf(pageAddress(evidence)) })),
  );
  if (runs.length === 0) return '';
  const hrefs = new Map(runs.map(({ name, href }) => [name, href]));
  return tableHtml(
    comparisonTable(runs),
    'Every recorded run; two values are those on one CPU and on two',
    (text, column) =>
      column === 0 ? `<a href="${escapeHtml(hrefs.get(text) ?? '')}">${escapeHtml(text)}</a>` : escapeHtml(text),
  );
}

const nameOf = ({ program, variant }: Trace): string => (variant ? `${program} ${variant}` : program);
