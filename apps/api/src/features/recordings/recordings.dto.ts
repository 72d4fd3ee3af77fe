import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INSTEAD, type Instead } from '@holdfast/domain/questionnaires/questionnaire';
import { recordedContent } from '@holdfast/domain/requests/recorded-answers';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { ANSWER_VALUE, type AnswerValue, IsAnswerValue } from '../requests/answer-value.facts.js';
import type { KeptAnswer, Recording } from './recording.entity.js';

const DAY = { type: String, format: 'date' } as const;
const LONGEST_SOURCE = 500;

export class SourceBody {
  @ApiProperty({ minLength: 1, maxLength: LONGEST_SOURCE, description: 'where the answers stand published, as in “trust.example.com”' }) @IsString() @MaxLength(LONGEST_SOURCE) @Matches(/\S/, { message: 'say where the answers stand' }) sourceWords!: string;
  @ApiProperty({ ...DAY, description: 'the day on which they are read there' }) @IsDay() readOn!: string;
}

export class BeginRecordingBody extends SourceBody {
  @ApiProperty({ maxLength: 100 }) @IsString() @Length(1, 100) questionnaireId!: string;
}

export class RecordAnswerBody {
  @ApiProperty({ format: 'uuid', description: 'names this save: the same one again answers what it wrote' }) @IsUUID() saveId!: string;
  @ApiProperty({ ...ANSWER_VALUE, description: 'text, a number, a day, the values chosen, or the rows of a table' }) @IsAnswerValue() value!: AnswerValue;
  @ApiProperty({ description: 'none or never was ticked' }) @IsBoolean() none!: boolean;
  @ApiPropertyOptional({ enum: INSTEAD, enumName: 'Instead', nullable: true, description: 'said instead of an answer' }) @IsOptional() @IsIn(INSTEAD) instead?: Instead | null;
  @ApiProperty({ maxLength: 4000, description: 'where on the page it stands, or its own words' }) @IsString() @MaxLength(4000) comment!: string;
}

/** One that is still being written. */
export class RecordingRowView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty({ description: 'of the questionnaire' }) title!: string;
  @ApiProperty() sourceWords!: string;
  @ApiProperty(DAY) readOn!: string;
  @ApiProperty({ description: 'questions that apply by what was recorded' }) asked!: number;
  @ApiProperty({ description: 'of those, the ones that the source answers' }) found!: number;
  @ApiProperty({ format: 'date-time' }) begunAt!: string;
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of({ id, vendorId, questionnaire, sourceWords, readOn, answers, begunAt, version }: Recording): RecordingRowView {
    const { asked, found } = recordedContent(questionnaire, answers, readOn);
    return { id, vendorId, title: questionnaire.title, sourceWords, readOn, asked: asked.length, found, begunAt: begunAt.toISOString(), version };
  }
}

export class RecordedAnswerView {
  @ApiProperty() question!: string;
  @ApiProperty(ANSWER_VALUE) value!: unknown;
  @ApiProperty() none!: boolean;
  @ApiProperty({ enum: INSTEAD, enumName: 'Instead', nullable: true }) instead!: Instead | null;
  @ApiProperty() comment!: string;
  @ApiProperty({ description: 'its ETag; 0 before the first save' }) version!: number;
  @ApiProperty() savedBy!: string;
  @ApiProperty({ format: 'date-time' }) savedAt!: string;

  static of(question: string, answer: KeptAnswer | null): RecordedAnswerView {
    const { value = null, none = false, instead = null, comment = '', version = 0, savedBy = '', savedAt = new Date(0).toISOString() }: Partial<KeptAnswer> = answer ?? {};
    return { question, value, none, instead, comment, version, savedBy, savedAt };
  }
}

export class RecordingView extends RecordingRowView {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'as it was when the recording began, with its rules' }) questionnaire!: Record<string, unknown>;
  @ApiProperty({ type: [RecordedAnswerView] }) answers!: RecordedAnswerView[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'set once it was handed to the reviewers' }) requestId!: string | null;

  static whole(recording: Recording): RecordingView {
    const answers = Object.entries(recording.answers).map(([question, answer]) => RecordedAnswerView.of(question, answer ?? null));
    return { ...RecordingRowView.of(recording), questionnaire: recording.questionnaire as unknown as Record<string, unknown>, answers, requestId: recording.requestId };
  }
}

export class RecordedRequestView {
  @ApiProperty({ format: 'uuid' }) requestId!: string;
}
