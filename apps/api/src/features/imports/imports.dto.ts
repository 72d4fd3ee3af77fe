import { isRecord } from '@holdfast/domain/json/is-record';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { hasInvalidCharacters } from '@holdfast/domain/imports/cell-reading';
import { IMPORT_FIELDS } from '@holdfast/domain/imports/import-field';
import type { ImportRow } from '@holdfast/domain/imports/import-preview';
import { columnExamples, refusalSentence, tableOf } from '@holdfast/domain/imports/refused-file';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min, ValidateBy } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import { DECISIONS, type Decision, type Import, IMPORT_STATES, type ImportState } from './import.entity.js';
import type { Judged } from './imports.previewer.js';
import type { ImportResult } from './imports.service.js';

const FILE_VERDICTS = ['preview', 'needs_mapping', 'needs_date_order', 'refused:empty_file', 'refused:no_rows', 'refused:not_a_table', 'refused:missing_required_column'] as const;
const ROW_VERDICTS = ['accepted', 'rejected', 'duplicate', 'blank', 'waiting'] as const;
const WARNINGS = ['formula_like', 'invisible_characters'] as const;
const DATE_ORDERS = ['MDY', 'DMY'] as const;
const TEXTS = { type: 'object', additionalProperties: { type: 'string' } } as const;

type Check = (value: unknown) => boolean;
const isRecordOf = (value: unknown, key: (key: string) => boolean, of: Check): boolean =>
  isRecord(value) && Object.entries(value).every(([name, inner]) => key(name) && of(inner));
const isHeader = (key: string): boolean => key.length <= 1000 && !hasInvalidCharacters(key);
const isRow = (key: string): boolean => /^[1-9]\d{0,6}$/.test(key);
const isField = (key: unknown): boolean => (IMPORT_FIELDS as readonly unknown[]).includes(key);
const Holds = (name: string, check: Check, message: string) => ValidateBy({ name, validator: { validate: check, defaultMessage: () => message } });

export class UploadQuery {
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200) fileName!: string;
}

export class PreviewQuery {
  @ApiPropertyOptional({ enum: ROW_VERDICTS }) @IsOptional() @IsIn(ROW_VERDICTS) verdict?: ImportRow['verdict'];
  @ApiPropertyOptional({ type: Number, minimum: 0, description: 'rows below this row of the sheet' }) @IsOptional() @Type(() => Number) @IsInt() @Min(0) after: number = 0;
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class EditImportBody {
  @ApiPropertyOptional({ type: 'object', nullable: true, additionalProperties: { type: 'string', nullable: true }, description: 'header or #number → field, "ignore" or null; null: guess again' })
  @IsOptional() @Holds('mapping', (value) => isRecordOf(value, isHeader, (field) => field === null || field === 'ignore' || isField(field)), 'must name fields of the register')
  mapping?: Record<string, string | null> | null;

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1 }) @IsOptional() @IsInt() @Min(1) @Max(1_000_000) headerRow?: number | null;
  @ApiPropertyOptional({ enum: DATE_ORDERS, nullable: true }) @IsOptional() @IsIn(DATE_ORDERS) dateOrder?: Import['dateOrder'];

  @ApiPropertyOptional({ type: 'object', additionalProperties: { ...TEXTS, nullable: true }, description: 'row → field → text, beside what was mended before; null takes a row’s amendments back' })
  @MayBeAbsent() @Holds('amendments', (value) => isRecordOf(value, isRow, (row) => row === null || isRecordOf(row, isField, (text) => typeof text === 'string')), 'must be texts by row and field')
  amendments?: Record<string, Record<string, string> | null>;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string', enum: [...DECISIONS], nullable: true }, description: 'row of a duplicate → decision; skip unless decided' })
  @MayBeAbsent() @Holds('decisions', (value) => isRecordOf(value, isRow, (decision) => decision === null || (DECISIONS as readonly unknown[]).includes(decision)), 'must be import or skip by row')
  decisions?: Record<string, Decision | null>;
}

export class ImportColumnView {
  @ApiProperty({ description: 'from 1; `#2` in a mapping' }) number!: number;
  @ApiProperty() header!: string;
  @ApiProperty({ type: String, enum: IMPORT_FIELDS, nullable: true }) field!: string | null;
  @ApiProperty({ type: [String] }) examples!: string[];
}

export class ImportQuestionView {
  @ApiProperty({ enum: ['header_twice', 'field_twice', 'no_such_column', 'which_is_the_name', 'date_order'] }) kind!: string;
  @ApiPropertyOptional() field?: string;
  @ApiPropertyOptional() header?: string;
  @ApiPropertyOptional({ type: [Number] }) columns?: number[];
}

export class ImportCountsView {
  @ApiProperty() accepted!: number;
  @ApiProperty() rejected!: number;
  @ApiProperty() duplicates!: number;
  @ApiProperty() blank!: number;
  @ApiProperty() waiting!: number;
  @ApiProperty() dataRows!: number;
}

export class ImportProblemView {
  @ApiProperty({ type: String, nullable: true }) field!: string | null;
  @ApiProperty() reason!: string;
  @ApiProperty({ description: 'the cell as sent' }) text!: string;
  @ApiProperty() sentence!: string;
}

export class ImportDuplicateView {
  @ApiProperty({ type: Number, nullable: true, description: 'the earlier row it repeats' }) row!: number | null;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) vendorId!: string | null;
  @ApiProperty({ type: String, nullable: true }) vendorName!: string | null;
  @ApiProperty({ enum: ['same_name', 'name_variant'] }) strength!: string;
}

class FieldUpdateView {
  @ApiProperty() field!: string;
  @ApiProperty({ type: String, nullable: true }) from!: string | null;
  @ApiProperty() to!: string;
}

export class ImportUpdateView {
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty() vendorName!: string;
  @ApiProperty({ type: [FieldUpdateView], description: 'none: the register says the same already' }) changes!: FieldUpdateView[];
}

export class ImportRowView {
  @ApiProperty() row!: number;
  @ApiProperty({ enum: ROW_VERDICTS }) verdict!: ImportRow['verdict'];
  @ApiProperty({ type: [ImportProblemView] }) problems!: ImportProblemView[];
  @ApiProperty({ enum: WARNINGS, isArray: true }) warnings!: ImportRow['warnings'];
  @ApiProperty({ type: ImportDuplicateView, nullable: true }) duplicate!: ImportDuplicateView | null;
  @ApiProperty({ type: ImportUpdateView, nullable: true, description: 'what it would change of the vendor with its reference' }) update!: ImportUpdateView | null;
  @ApiProperty({ enum: DECISIONS, nullable: true }) decision!: Decision | null;
  @ApiProperty({ description: 'cells of it were mended here' }) mended!: boolean;
  @ApiProperty(TEXTS) values!: Record<string, string>;

  static of({ row, verdict, problems, warnings, duplicate, values }: ImportRow, { decisions, amendments }: Pick<Import, 'decisions' | 'amendments'>, { registered, updates }: Pick<Judged, 'registered' | 'updates'>): ImportRowView {
    const of = duplicate?.of;
    const update = updates.get(row);
    const inRegister = typeof of === 'string' ? { row: null, vendorId: registered.get(of) ?? null, vendorName: of.slice('register:'.length) } : { row: of ?? null, vendorId: null, vendorName: null };
    return {
      row, verdict, warnings, values,
      problems: problems.map((problem) => ({ ...problem, sentence: refusalSentence([problem]) })),
      duplicate: duplicate && { ...inRegister, strength: duplicate.strength },
      update: update ? { ...update, changes: [...update.changes] } : null,
      decision: decisions[row] ?? null,
      mended: Object.hasOwn(amendments, row),
    };
  }
}

export class ImportPreviewView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() fileName!: string;
  @ApiProperty({ enum: IMPORT_STATES }) state!: ImportState;
  @ApiProperty({ enum: FILE_VERDICTS }) file!: Judged['file'];
  @ApiProperty({ type: Number, nullable: true }) headerRow!: number | null;
  @ApiProperty({ enum: DATE_ORDERS, nullable: true }) dateOrder!: Import['dateOrder'];
  @ApiProperty({ type: [ImportColumnView] }) columns!: ImportColumnView[];
  @ApiProperty({ type: [ImportQuestionView] }) questions!: ImportQuestionView[];
  @ApiProperty({ type: ImportCountsView }) counts!: ImportCountsView;
  @ApiProperty({ type: [ImportRowView] }) rows!: ImportRowView[];
  @ApiProperty({ type: Number, nullable: true, description: '`after` of the next page of rows' }) nextAfter!: number | null;
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of({ file, judged }: { file: Import; judged: Judged }, { verdict, after, limit }: PreviewQuery = new PreviewQuery()): ImportPreviewView {
    const count = (wanted: ImportRow['verdict']): number => judged.rows.filter((row) => row.verdict === wanted).length;
    const table = tableOf(file.content, judged.options);
    const examples = table ? columnExamples(table) : [];
    const asked = judged.rows.filter((row) => row.row > after && (!verdict || row.verdict === verdict));
    const page = asked.slice(0, limit);
    return {
      id: file.id, fileName: file.fileName, state: file.state, file: judged.file, headerRow: judged.headerRow, dateOrder: file.dateOrder, version: file.version,
      columns: judged.columns.map((column) => ({ ...column, examples: examples[column.number - 1] ?? [] })),
      questions: [...judged.questions, ...(judged.file === 'needs_date_order' ? [{ kind: 'date_order' }] : [])],
      counts: { accepted: count('accepted'), rejected: count('rejected'), duplicates: count('duplicate'), blank: count('blank'), waiting: count('waiting'), dataRows: judged.dataRows },
      rows: page.map((row) => ImportRowView.of(row, file, judged)),
      nextAfter: asked.length > limit ? page[limit - 1].row : null,
    };
  }
}

export class ImportResultView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: IMPORT_STATES }) state!: ImportState;
  @ApiProperty({ description: 'data rows' }) total!: number;
  @ApiProperty() done!: number;
  @ApiProperty() imported!: number;
  @ApiProperty({ description: 'vendors that stood there and were told anew' }) updated!: number;
  @ApiProperty() refused!: number;
  @ApiProperty() duplicates!: number;
  @ApiProperty() blank!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) appliedAt!: string | null;
  @ApiProperty() version!: number;

  static of({ file: { id, state, total, done, appliedAt, version }, counts: { imported = 0, updated = 0, refused = 0, duplicate = 0, blank = 0 } }: ImportResult): ImportResultView {
    return { id, state, total, done, imported, updated, refused, duplicates: duplicate, blank, appliedAt: appliedAt?.toISOString() ?? null, version };
  }
}
