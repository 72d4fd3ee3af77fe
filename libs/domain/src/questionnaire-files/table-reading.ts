import type { Question, Section } from '../questionnaires/questionnaire.js';
import { MOST_SECTIONS } from '../questionnaires/questionnaire-check.js';
import { readDocument, type QuestionnaireDocument } from '../questionnaires/questionnaire-document.js';
import { cellText, headerWords, isBlank, isFormula, type Cell, type Sheet } from '../spreadsheets/sheet.js';
import { recogniseFile, type KnownFile } from './known-files.js';
import { flagNamed, jsonCell, linesOfCell, optionsOfCell, typeNamed, valueFor } from './question-cells.js';
import { fieldNamed, QUESTION_FIELDS, type QuestionField } from './question-fields.js';

/** Heading → what it holds, as a person says it; `ignore`: nothing we keep. */
export type FieldMapping = Readonly<Record<string, QuestionField | 'ignore'>>;

export interface FoundColumn {
  header: string;
  field: QuestionField | null;
  examples: string[];
}

/** What one row came to. `refused`: nothing of it is taken. */
export interface RowVerdict {
  sheet: string;
  /** From 1, as the spreadsheet counts. */
  row: number;
  verdict: 'questionnaire' | 'section' | 'question' | 'refused' | 'blank';
  id: string;
  text: string;
  /** What was changed, left out or guessed, in sentences. */
  notes: string[];
}

export interface TableReading {
  /** The known questionnaire it was recognised as. */
  recognised: string | null;
  columns: FoundColumn[];
  rows: RowVerdict[];
  document: QuestionnaireDocument;
}

const LOOKED_AT = 60;
const MOST_EXAMPLES = 3;

interface Head {
  readonly sheet: Sheet;
  readonly at: number;
  readonly fields: readonly (QuestionField | null)[];
}

const fieldOf = (header: string, mapping: FieldMapping, known: KnownFile | null): QuestionField | null => {
  const words = headerWords(header);
  const field = mapping[words] ?? known?.fields[words] ?? known?.fields[headerWords(header.replace(/\(.*$/, ''))] ?? fieldNamed(header);
  return field === 'ignore' ? null : field;
};

/** The row with most headings that mean something; a question's text must be among them, and each field comes once. */
const headOf = (sheet: Sheet, mapping: FieldMapping, known: KnownFile | null): Head | null => {
  let best: Head | null = null;
  let most = 1;
  sheet.rows.slice(0, LOOKED_AT).forEach((row, at) => {
    const seen = new Set<QuestionField>();
    const fields = row.map((cell) => {
      const field = isBlank(cell) ? null : fieldOf(cellText(cell), mapping, known);
      if (field === null || seen.has(field)) return null;
      seen.add(field);
      return field;
    });
    const worth = seen.has('text') ? seen.size + (row.filter((cell) => !isBlank(cell)).length > 1 ? 1 : 0) : 0;
    if (worth > most) { best = { sheet, at, fields }; most = worth; }
  });
  return best;
};

const columnsOf = (heads: readonly Head[]): FoundColumn[] => {
  const found = new Map<string, FoundColumn>();
  for (const { sheet, at, fields } of heads) {
    (sheet.rows[at] ?? []).forEach((cell, column) => {
      const header = cellText(cell).trim();
      if (header === '') return;
      const words = headerWords(header);
      const known = found.get(words) ?? { header, field: fields[column] ?? null, examples: [] };
      for (const row of sheet.rows.slice(at + 1, at + LOOKED_AT)) {
        const text = cellText(row[column]).trim().slice(0, 100);
        if (text !== '' && known.examples.length < MOST_EXAMPLES && !known.examples.includes(text)) known.examples.push(text);
      }
      found.set(words, known);
    });
  }
  return [...found.values()];
};

/** "Do you …?" is answered by yes or no; anything else in words. */
const guessedType = (text: string): 'yes_no_na' | 'text' => (/^(do|does|did|is|are|was|were|have|has|had|can|could|will|would|may)\b.*\?\s*$/is.test(text.trim()) ? 'yes_no_na' : 'text');

/** Puts rows together to a document, one after the other. */
class TableReader {
  readonly rows: RowVerdict[] = [];
  private title = '';
  private rules: Record<string, unknown> = {};
  private readonly sections: Section[] = [];
  private readonly questions: Record<string, unknown>[] = [];
  private readonly ids = new Set<string>();
  private current: Section | null = null;

  constructor(private readonly known: KnownFile | null) {}

  sheet({ sheet, at, fields }: Head, several: boolean): void {
    this.current = null;
    if (several && sheet.name) this.current = this.sectionNamed(sheet.name);
    sheet.rows.forEach((row, place) => {
      if (place <= at) return;
      const verdict: RowVerdict = { sheet: sheet.name, row: place + 1, verdict: 'blank', id: '', text: '', notes: [] };
      this.row(row, fields, verdict);
      if (verdict.verdict !== 'blank') this.rows.push(verdict);
    });
  }

  document(): QuestionnaireDocument {
    const used = new Set(this.questions.map(({ section }) => section));
    // A sheet that turned out to hold nothing is no section; one that a row made is.
    const made = new Set(this.rows.filter(({ verdict }) => verdict === 'section').map(({ id }) => id));
    return readDocument({ title: this.title, sections: this.sections.filter(({ id }) => used.has(id) || made.has(id)), questions: this.questions, ...this.rules }).document;
  }

  private row(row: readonly Cell[], fields: readonly (QuestionField | null)[], verdict: RowVerdict): void {
    const { notes } = verdict;
    const cells: Partial<Record<QuestionField, string>> = {};
    fields.forEach((field, column) => {
      const cell = row[column];
      if (isFormula(cell)) notes.push(`A formula was ignored${field ? ` (${QUESTION_FIELDS[field].header})` : ''}.`);
      if (field) cells[field] = cellText(cell);
    });
    const text = cells.text ?? '';
    verdict.text = text;
    verdict.id = cells.id ?? '';
    const filled = row.filter((cell) => !isBlank(cell)).length;
    if (filled === 0 && notes.length === 0) return;
    if (cells.kind === 'questionnaire') return this.whole(cells, verdict);
    if (cells.kind === 'section' || this.isHeading(cells, fields, row)) return this.section(cells, row, verdict);
    if (text.trim() === '') {
      verdict.verdict = 'refused';
      notes.push('It asks nothing: the column of questions is empty here.');
      return;
    }
    this.question(cells, verdict);
  }

  /** One filled cell and no id, in a file whose questions have ids: a heading between questions. */
  private isHeading(cells: Partial<Record<QuestionField, string>>, fields: readonly (QuestionField | null)[], row: readonly Cell[]): boolean {
    if (cells.kind !== undefined && cells.kind !== '') return false;
    const filled = row.filter((cell) => !isBlank(cell));
    if (filled.length !== 1 || !fields.includes('id')) return false;
    const words = cellText(filled[0]);
    return (cells.id ?? '') === '' ? !/\?\s*$/.test(words) : /\s/.test(words.trim());
  }

  private whole({ text = '', rules = '' }: Partial<Record<QuestionField, string>>, verdict: RowVerdict): void {
    verdict.verdict = 'questionnaire';
    this.title = text;
    const given = jsonCell(rules);
    if (given !== undefined) this.rules = given as Record<string, unknown>;
    else if (rules.trim() !== '') verdict.notes.push('Its rules are not readable and were left out.');
  }

  private section(cells: Partial<Record<QuestionField, string>>, row: readonly Cell[], verdict: RowVerdict): void {
    verdict.verdict = 'section';
    if (cells.kind === 'section') {
      const section = { id: cells.id ?? '', title: cells.text ?? '', ...(cells.help && { description: cells.help }) };
      this.sections.push(section);
      this.current = section;
      return;
    }
    const title = cellText(row.find((cell) => !isBlank(cell))).trim();
    this.current = this.sectionNamed(title);
    verdict.id = this.current.id;
    verdict.text = title;
    verdict.notes.push('Taken for the heading of a section.');
  }

  private sectionNamed(name: string): Section {
    const known = this.sections.find(({ id, title }) => id === name || title === name) ?? this.sections.find(({ title }) => headerWords(title) === headerWords(name));
    if (known) return known;
    const section = { id: valueFor(name, new Set(this.sections.map(({ id }) => id))).replace(/[^A-Za-z0-9._-]/g, '').replace(/^[^A-Za-z0-9]+/, '') || `section-${this.sections.length + 1}`, title: name };
    this.sections.push(section);
    return section;
  }

  /** Ids stand in addresses; two questions never share one. */
  private idFor(given: string, notes: string[]): string {
    const base = given.trim() === '' ? '' : given.trim().replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '').slice(0, 60);
    let id = base;
    for (let number = base === '' ? this.questions.length + 1 : 2; id === '' || this.ids.has(id); number += 1) id = base === '' ? `Q-${number}` : `${base}-${number}`;
    if (given.trim() !== '' && id !== given.trim()) notes.push(this.ids.has(base) ? `Its id ${base} was taken already; it is called ${id}.` : `Its id is written ${id}.`);
    if (given.trim() === '') notes.push(`It had no id and is called ${id}.`);
    this.ids.add(id);
    return id;
  }

  private question(cells: Partial<Record<QuestionField, string>>, verdict: RowVerdict): void {
    const { notes } = verdict;
    const { text = '' } = cells;
    const flag = (field: 'required' | 'scored' | 'allowNone' | 'evidenceRequired'): boolean | undefined => {
      const given = cells[field] ?? '';
      const read = flagNamed(given);
      if (read === null) notes.push(`${QUESTION_FIELDS[field].header}: “${given}” is neither yes nor no and was left out.`);
      return given.trim() === '' ? undefined : (read ?? undefined);
    };
    const json = (field: 'columns' | 'showIf' | 'gapAnswers'): unknown => {
      const given = cells[field] ?? '';
      const read = jsonCell(given);
      if (given.trim() !== '' && read === undefined) notes.push(`${QUESTION_FIELDS[field].header}: not readable, and left out.`);
      return read;
    };
    const options = cells.options?.trim() ? optionsOfCell(cells.options) : undefined;
    const named = cells.type?.trim() ? typeNamed(cells.type) : null;
    if (cells.type?.trim() && named === null) notes.push(`“${cells.type.trim()}” is no type we know.`);
    const type = named ?? (options ? 'single_choice' : this.known ? (guessedType(text) === 'text' ? 'text' : this.known.type) : guessedType(text));
    if (named === null) notes.push(type === 'text' ? 'Answered in words.' : type === 'single_choice' ? 'Answered by one of its options.' : 'Answered by yes or no, by its wording.');
    const weight = cells.weight?.trim() ? Number(cells.weight.replace(',', '.')) : undefined;
    if (weight !== undefined && !Number.isFinite(weight)) notes.push(`Its weight “${cells.weight}” is no number and was left out.`);
    const severity = cells.severity?.trim().toLowerCase();
    const question = {
      id: this.idFor(cells.id ?? '', notes), section: this.sectionOf(cells.section ?? '', notes), text, type, options,
      help: cells.help, why: cells.why, expected: cells.expected, concept: cells.concept, unit: cells.unit, noneLabel: cells.noneLabel, riskDriver: cells.riskDriver,
      required: flag('required'), scored: flag('scored'), allowNone: flag('allowNone'), weight: weight !== undefined && Number.isFinite(weight) ? weight : undefined, severity: severity || undefined,
      columns: json('columns'), showIf: json('showIf'), gapAnswers: json('gapAnswers'),
      evidence: { kinds: linesOfCell(cells.evidenceKinds ?? ''), required: flag('evidenceRequired') },
      citations: Object.fromEntries((['cfr', 'nist80171r2', 'nist80171r3', 'nistCsf20', 'other'] as const).map((source) => [source, linesOfCell(cells[source] ?? '')])),
    };
    const { document: { questions: [read] }, problems } = readDocument({ questions: [question] });
    for (const { pointer, message } of problems) notes.push(`${pointer.replace('/questions/0/', '')} ${message}, and was left out.`);
    verdict.verdict = 'question';
    verdict.id = (read as Question).id;
    this.questions.push(read as unknown as Record<string, unknown>);
  }

  private sectionOf(given: string, notes: string[]): string {
    if (given.trim() !== '') {
      const section = this.sections.find(({ id }) => id === given) ?? this.sectionNamed(given.trim());
      if (this.sections.length > MOST_SECTIONS) notes.push('There are more sections than we keep; put some together.');
      return section.id;
    }
    this.current ??= this.sectionNamed('Questions');
    return this.current.id;
  }
}

/**
 * Reads a questionnaire out of the sheets of a file: what each column was taken for, what each row came to, and the document they make.
 * With several sheets that hold questions each is a section, unless a column says otherwise. Null: no sheet has a column of questions.
 */
export const readTable = (sheets: readonly Sheet[], mapping: FieldMapping = {}): TableReading | null => {
  const known = recogniseFile(sheets);
  const heads = sheets.flatMap((sheet) => headOf(sheet, mapping, known) ?? []);
  if (heads.length === 0) return null;
  const reader = new TableReader(known);
  for (const head of heads) reader.sheet(head, heads.length > 1);
  return { recognised: known?.name ?? null, columns: columnsOf(heads), rows: reader.rows, document: reader.document() };
};

/** What can be said of a file in which no sheet has a column of questions: the first sheet's likely headings, to be mapped by a person. */
export const likelyColumns = (sheets: readonly Sheet[]): FoundColumn[] => {
  const sheet = sheets.find(({ rows }) => rows.some((row) => row.filter((cell) => !isBlank(cell)).length > 0));
  if (!sheet) return [];
  const several = sheet.rows.findIndex((row) => row.filter((cell) => !isBlank(cell)).length > 1);
  const at = several === -1 ? sheet.rows.findIndex((row) => row.some((cell) => !isBlank(cell))) : several;
  return columnsOf([{ sheet, at, fields: [] }]);
};
