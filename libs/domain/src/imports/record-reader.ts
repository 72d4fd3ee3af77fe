/** One record of a delimited file: a row of the sheet, though it may span several lines. */
export interface TableRecord {
  /** As they stand in the file, quotes resolved, not trimmed. */
  cells: string[];
  /** A quote was opened and the file ended before it was closed: all that follows it is in the last cell. */
  unclosedQuote: boolean;
}

/** What a `sep=` line at the top of a file says, and where the table begins. */
export interface SeparatorLine {
  separator: string | null;
  bodyAt: number;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** Excel's `sep=;` on the first line names the separator and is no row of the sheet. Without such a line: null, and the text from its start. */
export const separatorLineOf = (text: string): SeparatorLine => {
  const line = /^"?sep=([^\r\n]?)"?[^\S\r\n\t]*(\r\n|\n|\r|$)/i.exec(text);
  if (line === null) return { separator: null, bodyAt: 0 };
  const separator = line[1] === '"' ? '' : (line[1] ?? '');
  return { separator: separator === '' ? null : separator, bodyAt: line[0].length };
};

/**
 * Reads delimited text the way a spreadsheet does: a cell that begins with a quote may hold separators and line ends, and
 * doubles its own quotes; text behind the closing quote still belongs to the cell; a quote elsewhere is a plain character.
 * CRLF, LF and CR each end a record; an empty line is a record of one empty cell; the last line end opens no further record.
 * Stops after `limit` records, for looking at a file's beginning.
 */
export const readRecords = (text: string, separator: string, bodyAt = 0, limit = Number.POSITIVE_INFINITY): TableRecord[] => {
  const records: TableRecord[] = [];
  const separatorCode = separator.charCodeAt(0);
  const end = text.length;
  let at = bodyAt;

  while (at < end && records.length < limit) {
    const cells: string[] = [];
    let unclosedQuote = false;
    for (;;) {
      let cell = '';
      if (text.charCodeAt(at) === QUOTE) {
        let from = at + 1;
        for (;;) {
          const quote = text.indexOf('"', from);
          if (quote === -1) {
            cell += text.slice(from);
            unclosedQuote = true;
            at = end;
            break;
          }
          cell += text.slice(from, quote);
          if (text.charCodeAt(quote + 1) !== QUOTE) {
            at = quote + 1;
            break;
          }
          cell += '"';
          from = quote + 2;
        }
      }
      const from = at;
      while (at < end) {
        const code = text.charCodeAt(at);
        if (code === separatorCode || code === LF || code === CR) break;
        at += 1;
      }
      if (at > from) cell += text.slice(from, at);
      cells.push(cell);
      if (at < end && text.charCodeAt(at) === separatorCode) {
        at += 1;
        continue; // another cell, even if the file ends here: it is an empty one
      }
      break;
    }
    if (at < end) at += text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
    records.push({ cells, unclosedQuote });
  }
  return records;
};
