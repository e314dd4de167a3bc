import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';
import { CannotRun } from '../../command.ts';

/** A row of a table: its columns as they are written. */
export type Row = Readonly<Record<string, string>>;

/** No row is longer, in bytes: the longest posts have 30,000 characters. */
const MOST_ROW = 8_000_000;

/**
 * Reads the rows of a table of a data dump, as `<row Id="1" …/>` below one element. Entities are those of XML alone: a file
 * that declares any is refused.
 * @param said is told how much has been read
 * @throws CannotRun that names the place where the file cannot be read
 */
export async function* readRows(
  file: string,
  name: string,
  said: (bytes: number) => void = () => {},
): AsyncGenerator<Row[]> {
  let rows: Row[] = [];
  let unread = 0;
  let total = 0;
  const parser = new SaxesParser({ position: true });
  const refuse = (why: string): never => {
    throw new CannotRun(`${name}:${parser.line}:${parser.column + 1} ${why}`);
  };
  parser.on('doctype', () =>
    refuse('declares a document type, which no dump does: it may hide entities. Get the file from its source.'),
  );
  parser.on('error', ({ message }) => {
    // A reference to a control character is left as it stands, and tidied away later.
    if (/disallowed character|malformed character entity/.test(message)) return;
    refuse(`is no whole XML (${message.replace(/^\d+:\d+: /, '')}). It may have been cut short: get it again.`);
  });
  parser.on('opentag', ({ name: tag, attributes }) => {
    unread = 0;
    if (tag === 'row') rows.push(attributes as Row);
  });
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    unread += chunk.length;
    total += chunk.length;
    said(total);
    parser.write(chunk as string);
    if (unread > MOST_ROW) refuse(`holds a row of more than ${MOST_ROW / 1e6} MB, which no dump does.`);
    if (rows.length > 0) yield rows;
    rows = [];
  }
  parser.close();
  if (rows.length > 0) yield rows;
}
