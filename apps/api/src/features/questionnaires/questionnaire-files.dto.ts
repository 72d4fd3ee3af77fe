import { checkQuestionnaire } from '@holdfast/domain/questionnaires/questionnaire-check';
import { QUESTION_FIELD_NAMES, type QuestionField } from '@holdfast/domain/questionnaire-files/question-fields';
import type { FieldMapping, RowVerdict } from '@holdfast/domain/questionnaire-files/table-reading';
import { isRecord } from '@holdfast/domain/json/is-record';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, MaxLength, ValidateBy } from 'class-validator';
import { SaysSomething } from '../../platform/http/says-something.js';
import type { FileReading } from './questionnaire-files.service.js';
import { CheckView } from './questionnaires.dto.js';

const mappingOf = (text: string | undefined): FieldMapping | null => {
  if (!text) return {};
  try {
    const given: unknown = JSON.parse(text);
    return isRecord(given) && Object.values(given).every((field) => field === 'ignore' || (QUESTION_FIELD_NAMES as readonly unknown[]).includes(field)) ? (given as FieldMapping) : null;
  } catch {
    return null;
  }
};

export class ReadFileQuery {
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200) fileName!: string;
  @ApiPropertyOptional({ maxLength: 20_000, description: 'JSON: heading in small letters → field, or "ignore"; what is absent is guessed' })
  @IsOptional() @IsString() @MaxLength(20_000) @ValidateBy({ name: 'mapping', validator: { validate: (value) => mappingOf(value) !== null, defaultMessage: () => 'must be a JSON object of fields by heading' } }) mapping?: string;
}

export const fieldsIn = ({ mapping }: ReadFileQuery): FieldMapping => mappingOf(mapping) ?? {};

export class ImportQuestionnaireQuery extends ReadFileQuery {
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200) @SaysSomething() title!: string;
}

class FoundColumnView {
  @ApiProperty() header!: string;
  @ApiProperty({ enum: QUESTION_FIELD_NAMES, enumName: 'QuestionField', nullable: true, description: 'what it was taken for' }) field!: QuestionField | null;
  @ApiProperty({ type: [String] }) examples!: string[];
}

const ROW_VERDICTS = ['questionnaire', 'section', 'question', 'refused', 'blank'] as const;

class RowVerdictView {
  @ApiProperty({ description: 'empty in a CSV' }) sheet!: string;
  @ApiProperty({ description: 'from 1' }) row!: number;
  @ApiProperty({ enum: ROW_VERDICTS }) verdict!: RowVerdict['verdict'];
  @ApiProperty() id!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ type: [String], description: 'what was changed, left out or guessed' }) notes!: string[];
}

const MOST_ROWS_SHOWN = 1_000;

export class QuestionnaireFileView {
  @ApiProperty({ type: String, nullable: true, description: 'a questionnaire that many know' }) recognised!: string | null;
  @ApiProperty({ description: 'whether a column of questions was found' }) readable!: boolean;
  @ApiProperty({ type: [FoundColumnView] }) columns!: FoundColumnView[];
  @ApiProperty({ type: [RowVerdictView], description: `the first ${MOST_ROWS_SHOWN}, and every refused one among them first` }) rows!: RowVerdictView[];
  @ApiProperty() title!: string;
  @ApiProperty() sections!: number;
  @ApiProperty() questions!: number;
  @ApiProperty() refused!: number;
  @ApiProperty({ description: 'rows of which something was changed, left out or guessed' }) noted!: number;
  @ApiProperty({ type: [CheckView], description: 'what the draft would have to be mended for' }) checks!: CheckView[];

  static of(reading: FileReading): QuestionnaireFileView {
    const columns = reading.columns.map((column) => ({ ...column }));
    if (!('document' in reading)) return { recognised: null, readable: false, columns, rows: [], title: '', sections: 0, questions: 0, refused: 0, noted: 0, checks: [] };
    const { recognised, rows, document } = reading;
    const refused = rows.filter(({ verdict }) => verdict === 'refused');
    return {
      recognised, readable: true, columns, rows: [...refused, ...rows.filter(({ verdict }) => verdict !== 'refused')].slice(0, MOST_ROWS_SHOWN),
      title: document.title, sections: document.sections.length, questions: document.questions.length, refused: refused.length, noted: rows.filter(({ notes }) => notes.length > 0).length,
      // What has no title yet is given one when it is imported.
      checks: checkQuestionnaire({ ...document, title: document.title || 'x' }).slice(0, 200),
    };
  }
}
