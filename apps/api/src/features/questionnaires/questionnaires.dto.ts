import { minutesFor } from '@holdfast/domain/questionnaires/answering-time';
import { checkQuestionnaire } from '@holdfast/domain/questionnaires/questionnaire-check';
import type { QuestionnaireChanges } from '@holdfast/domain/questionnaires/questionnaire-changes';
import type { QuestionnaireDocument } from '@holdfast/domain/questionnaires/questionnaire-document';
import { SHIPPED_QUESTIONNAIRES } from '@holdfast/domain/questionnaires/shipped-questionnaires';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsObject, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import type { QuestionnaireVersion } from './questionnaire-version.entity.js';
import type { WithVersions } from './questionnaires.service.js';
import type { OwnRow } from './questionnaires.views.js';

const DOCUMENT = { type: 'object', additionalProperties: true, description: 'title, sections, questions, scoring and remediationDays, as libs/domain describes them' } as const;

export class CreateQuestionnaireBody {
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200) @SaysSomething() title!: string;
  @ApiPropertyOptional({ maxLength: 100, description: 'id of a questionnaire to begin from, shipped or your own' }) @MayBeAbsent() @IsString() @MaxLength(100) copyOf?: string;
}

export class SaveQuestionnaireBody {
  @ApiProperty({ ...DOCUMENT, description: `the whole draft: ${DOCUMENT.description}` }) @IsObject() draft!: Record<string, unknown>;
}

export class PublishQuestionnaireBody {
  @ApiProperty({ maxLength: 1000, description: 'what changed, and why' }) @IsString() @MaxLength(1000) note!: string;
}

export class ChangesQuery {
  @ApiProperty({ type: Number, minimum: 0, description: 'a version; 0 is the draft' }) @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) from!: number;
  @ApiProperty({ type: Number, minimum: 0, description: 'a version; 0 is the draft' }) @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) to!: number;
}

export class VersionQuery {
  @ApiPropertyOptional({ type: Number, minimum: 0, description: 'a version; 0, as without it, is the draft' }) @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) number: number = 0;
}

export class CheckView {
  @ApiProperty({ enum: ['error', 'warning'] }) level!: 'error' | 'warning';
  @ApiProperty() code!: string;
  @ApiProperty({ description: 'JSON pointer into the draft' }) pointer!: string;
  @ApiProperty({ type: String, nullable: true }) question!: string | null;
  @ApiProperty() sentence!: string;
}

class QuestionnaireVersionView {
  @ApiProperty() number!: number;
  @ApiProperty() sha256!: string;
  @ApiProperty() note!: string;
  @ApiProperty() byName!: string;
  @ApiProperty({ format: 'date-time' }) publishedAt!: string;
  @ApiProperty() questions!: number;

  static of({ number, sha256, note, byName, publishedAt, content }: QuestionnaireVersion): QuestionnaireVersionView {
    return { number, sha256, note, byName, publishedAt: publishedAt.toISOString(), questions: content.questions.length };
  }
}

/** One of the organization's own, as it is being written: with what vendors never see. */
export class OwnQuestionnaireView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty(DOCUMENT) draft!: Record<string, unknown>;
  @ApiProperty({ description: 'what it began as; empty when it began empty' }) copiedFrom!: string;
  @ApiProperty() archived!: boolean;
  @ApiProperty() changedBy!: string;
  @ApiProperty({ format: 'date-time' }) changedAt!: string;
  @ApiProperty({ type: [CheckView], description: 'errors prevent publishing, warnings do not' }) checks!: CheckView[];
  @ApiProperty({ type: [QuestionnaireVersionView], description: 'newest first' }) versions!: QuestionnaireVersionView[];
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of({ questionnaire: { id, draft, copiedFrom, archivedAt, changedBy, changedAt, version }, versions }: WithVersions): OwnQuestionnaireView {
    return { id, draft: asJson(draft), copiedFrom, archived: archivedAt !== null, changedBy, changedAt: changedAt.toISOString(), checks: checkQuestionnaire(draft), versions: versions.map(QuestionnaireVersionView.of), version };
  }
}

export class DocumentView {
  @ApiProperty(DOCUMENT) document!: Record<string, unknown>;

  static of(document: QuestionnaireDocument): DocumentView {
    return { document: asJson(document) };
  }
}

const asJson = (document: QuestionnaireDocument): Record<string, unknown> => document as unknown as Record<string, unknown>;

export class LibraryRowView {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'Holdfast ships it: copy it to change it' }) shipped!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'what is asked when it is sent; null: nothing is published yet' }) published!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) publishedAt!: string | null;
  @ApiProperty() sections!: number;
  @ApiProperty() questions!: number;
  @ApiProperty({ description: 'about so long, when every question is asked' }) minutes!: number;
  @ApiProperty({ description: 'requests that ask it and wait for the vendor' }) openRequests!: number;
  @ApiProperty() archived!: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) changedAt!: string | null;
  @ApiProperty() changedBy!: string;

  static all(own: readonly OwnRow[], open: ReadonlyMap<string, number>): LibraryRowView[] {
    const shipped = SHIPPED_QUESTIONNAIRES.map(({ questionnaire: { id, title, version, sections, questions } }): LibraryRowView =>
      ({ id, title, shipped: true, published: version, publishedAt: null, sections: sections.length, questions: questions.length, minutes: minutesFor(questions.length), openRequests: open.get(id) ?? 0, archived: false, changedAt: null, changedBy: '' }));
    return [...own.map(({ id, title, sections, questions, archived, changedAt, changedBy, publishedNumber, publishedAt }): LibraryRowView => ({
      id, title, shipped: false, published: publishedNumber === null ? null : String(publishedNumber), publishedAt: publishedAt?.toISOString() ?? null, sections, questions, minutes: minutesFor(questions), openRequests: open.get(id) ?? 0, archived, changedAt: changedAt.toISOString(), changedBy,
    })), ...shipped];
  }
}

class FieldChangeView {
  @ApiProperty() field!: string;
  @ApiProperty({ type: String, nullable: true, description: 'JSON of what stood there' }) before!: string | null;
  @ApiProperty({ type: String, nullable: true }) after!: string | null;
}

class ItemChangeView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: ['added', 'removed', 'changed', 'moved'] }) kind!: 'added' | 'removed' | 'changed' | 'moved';
  @ApiProperty() text!: string;
  @ApiProperty() moved!: boolean;
  @ApiProperty({ type: [FieldChangeView] }) fields!: FieldChangeView[];
  @ApiProperty({ description: 'what is asked or can be answered is no longer the same' }) meaning!: boolean;
}

export class QuestionnaireChangesView implements QuestionnaireChanges {
  @ApiProperty({ type: [FieldChangeView] }) whole!: FieldChangeView[];
  @ApiProperty({ type: [ItemChangeView] }) sections!: ItemChangeView[];
  @ApiProperty({ type: [ItemChangeView] }) questions!: ItemChangeView[];
}
