import { Injectable } from '@nestjs/common';
import { harmlessCsv } from '@holdfast/domain/csv/harmless-csv';
import { tableOfQuestionnaire } from '@holdfast/domain/questionnaire-files/questionnaire-table';
import { type FieldMapping, type FoundColumn, likelyColumns, readTable, type TableReading } from '@holdfast/domain/questionnaire-files/table-reading';
import { guarded } from '@holdfast/domain/spreadsheets/read-csv';
import type { WorkbookLayout } from '@holdfast/domain/spreadsheets/workbook-layout';
import type { Ctx } from '../../platform/context/ctx.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Spreadsheets } from '../../platform/spreadsheets/spreadsheets.js';
import { QuestionnairesService, type WithVersions } from './questionnaires.service.js';

/** What a file would become; without a column of questions, only its columns. */
export type FileReading = TableReading | { readonly columns: readonly FoundColumn[] };

/** Questionnaires as files: out as CSV or XLSX, and in from anybody's. */
@Injectable()
export class QuestionnaireFilesService {
  constructor(private readonly questionnaires: QuestionnairesService, private readonly spreadsheets: Spreadsheets) {}

  /** Nothing is kept: the file is read again when it is imported. */
  async preview(bytes: Buffer, mapping: FieldMapping): Promise<FileReading> {
    const sheets = await this.spreadsheets.read(bytes);
    return readTable(sheets, mapping) ?? { columns: likelyColumns(sheets) };
  }

  async import(ctx: Ctx, title: string, fileName: string, bytes: Buffer, mapping: FieldMapping): Promise<WithVersions> {
    const reading = await this.preview(bytes, mapping);
    if (!('document' in reading)) throw new DomainError('rule_broken', 'No column of this file holds questions. Say which one does');
    return this.questionnaires.create(ctx, title, { document: reading.document, source: reading.recognised ?? fileName });
  }

  async csv(ctx: Ctx, id: string, number: number): Promise<string> {
    const document = await this.questionnaires.document(ctx, id, number);
    return harmlessCsv(tableOfQuestionnaire(document).map((row) => row.map(guarded)));
  }

  async workbook(ctx: Ctx, id: string, number: number): Promise<Buffer> {
    return this.spreadsheets.write(layoutOf(tableOfQuestionnaire(await this.questionnaires.document(ctx, id, number))));
  }
}

/** Columns of sentences are wide, the others as wide as a word. */
const WIDE = ['Question', 'Options', 'Help', 'Why we ask', 'Expected', 'Show if', 'Gap rules'];

const layoutOf = ([headings = [], ...rows]: string[][]): WorkbookLayout => ({
  title: 'Questionnaire', protect: false,
  sheets: [{
    name: 'Questions', frozen: 1, columns: headings.map((heading) => ({ width: WIDE.includes(heading) ? 44 : 16 })),
    rows: [headings.map((value) => ({ value, look: 'head' as const })), ...rows.map((row) => row.map((value) => ({ value: value === '' ? null : value, look: 'locked' as const })))],
  }],
});
