import { fieldOfHeader, headerKey, REQUIRED_FIELD } from './import-field.js';

/** One column of the file and the field it fills; null when it is left out. */
export interface ImportColumn {
  /** From 1, as in the sheet (A = 1); `#2` in a mapping is this number. */
  number: number;
  header: string;
  field: string | null;
}

/** What a person has to choose before the rows can be read. */
export type ColumnQuestion =
  | { kind: 'header_twice'; field: string; columns: number[] }
  | { kind: 'field_twice'; field: string; columns: number[] }
  | { kind: 'no_such_column'; field: string; header: string }
  | { kind: 'which_is_the_name'; columns: number[] };

/** The columns as understood, the open questions, and whether the file can not have a name column at all. */
export interface ColumnMapping {
  columns: ImportColumn[];
  questions: ColumnQuestion[];
  nameIsMissing: boolean;
}

/** Header text or `#number` → field. A target of null, "" or "ignore" leaves the column out. */
export type RequestedMapping = Readonly<Record<string, string | null>>;

const isLeftOut = (field: string | null): field is null | '' | 'ignore' => field === null || field === '' || field === 'ignore';

const columnsOf = (headers: readonly string[]): ImportColumn[] => headers.map((header, index) => ({ number: index + 1, header: header.trim(), field: null }));

const findColumns = (columns: readonly ImportColumn[], wanted: string): ImportColumn[] => {
  const exact = columns.filter(({ header }) => header === wanted.trim());
  if (exact.length > 0) return exact;
  const place = /^#\s*(\d+)$/.exec(wanted.trim());
  if (place) return columns.filter(({ number }) => number === Number(place[1]));
  const key = headerKey(wanted);
  return key === '' ? [] : columns.filter(({ header }) => headerKey(header) === key);
};

const asRequested = (columns: ImportColumn[], mapping: RequestedMapping): ColumnQuestion[] => {
  const questions: ColumnQuestion[] = [];
  for (const [wanted, field] of Object.entries(mapping)) {
    if (isLeftOut(field)) continue;
    const found = findColumns(columns, wanted);
    const [only] = found;
    if (only === undefined) {
      if (field !== REQUIRED_FIELD) questions.push({ kind: 'no_such_column', field, header: wanted });
    } else if (found.length > 1) {
      questions.push({ kind: 'header_twice', field, columns: found.map(({ number }) => number) });
    } else {
      const taken = columns.find((column) => column.field === field && column !== only);
      if (taken) questions.push({ kind: 'field_twice', field, columns: [taken.number, only.number] });
      only.field = field;
    }
  }
  return questions;
};

const asGuessed = (columns: ImportColumn[]): ColumnQuestion[] => {
  const questions: ColumnQuestion[] = [];
  const best = new Map<string, { column: ImportColumn; rank: number }>();
  const sameHeader = new Map<string, ImportColumn[]>();
  for (const column of columns) {
    const guess = fieldOfHeader(column.header);
    if (guess === null) continue;
    const key = headerKey(column.header);
    sameHeader.set(key, [...(sameHeader.get(key) ?? []), column]);
    const known = best.get(guess.field);
    if (known === undefined || guess.rank < known.rank) best.set(guess.field, { column, rank: guess.rank });
  }
  for (const [field, { column }] of best) column.field = field;
  for (const twins of sameHeader.values()) {
    const [first] = twins;
    if (first && twins.length > 1) questions.push({ kind: 'header_twice', field: fieldOfHeader(first.header)?.field ?? '', columns: twins.map(({ number }) => number) });
  }
  return questions;
};

/**
 * Decides which column fills which field. A person's mapping is taken whole: what it does not name is left out. Without one,
 * headers are guessed, the plainest word winning its field. A header that stands twice and could be a field asks, as does a
 * mapping that names a column the file lacks, or one field twice. Without a name column the file asks if some column could
 * still be it, and is hopeless (`nameIsMissing`) if every column is known to be something else or the mapping names none.
 */
export const mapColumns = (headers: readonly string[], mapping?: RequestedMapping): ColumnMapping => {
  const columns = columnsOf(headers);
  const questions = mapping === undefined ? asGuessed(columns) : asRequested(columns, mapping);
  const named = columns.some(({ field }) => field === REQUIRED_FIELD) || questions.some((question) => 'field' in question && question.field === REQUIRED_FIELD);
  if (named) return { columns, questions, nameIsMissing: false };
  const couldBeName = mapping === undefined ? columns.filter(({ header }) => headerKey(header) !== '' && fieldOfHeader(header) === null) : [];
  if (couldBeName.length === 0) return { columns, questions, nameIsMissing: true };
  return { columns, questions: [...questions, { kind: 'which_is_the_name', columns: couldBeName.map(({ number }) => number) }], nameIsMissing: false };
};
