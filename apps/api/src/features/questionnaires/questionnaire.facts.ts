import { ApiProperty } from '@nestjs/swagger';
import { REQUEST_KINDS, type RequestKind } from '@holdfast/domain/requests/request-steps';
import { CITATION_SOURCES } from '@holdfast/domain/questionnaires/questionnaire-document';
import { type Column, COLUMN_TYPES, optionsOf, QUESTION_TYPES, type Question, type Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';

const NULLABLE_TEXT = { type: String, nullable: true } as const;

class SectionView {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty(NULLABLE_TEXT) description!: string | null;
}

class OptionView {
  @ApiProperty() value!: string;
  @ApiProperty() label!: string;
}

class ColumnView {
  @ApiProperty() id!: string;
  @ApiProperty() label!: string;
  @ApiProperty({ enum: COLUMN_TYPES }) type!: Column['type'];
  @ApiProperty() required!: boolean;
  @ApiProperty(NULLABLE_TEXT) hint!: string | null;
  @ApiProperty({ type: [OptionView] }) options!: OptionView[];

  static of({ id, label, type, required, hint, options = [] }: Column): ColumnView {
    return { id, label, type, required: required === true, hint: hint ?? null, options: options.map(({ value, label }) => ({ value, label })) };
  }
}

class CitationView {
  @ApiProperty({ description: 'its name, as in “45 CFR” or “NIST CSF 2.0”' }) source!: string;
  @ApiProperty({ type: [String] }) ids!: readonly string[];
}

/** What a vendor may know of a question: never what answer is expected. */
export class QuestionView {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'the id of its section' }) section!: string;
  @ApiProperty() text!: string;
  @ApiProperty(NULLABLE_TEXT) help!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'why it is asked' }) why!: string | null;
  @ApiProperty({ enum: QUESTION_TYPES, enumName: 'QuestionType' }) type!: Question['type'];
  @ApiProperty() required!: boolean;
  @ApiProperty({ type: [OptionView] }) options!: OptionView[];
  @ApiProperty({ type: [ColumnView], description: 'of a table' }) columns!: ColumnView[];
  @ApiProperty(NULLABLE_TEXT) unit!: string | null;
  @ApiProperty() allowNone!: boolean;
  @ApiProperty(NULLABLE_TEXT) noneLabel!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'all or any of conditions on earlier answers' }) showIf!: Record<string, unknown> | null;
  @ApiProperty({ type: [String], description: 'kinds of evidence that would show it' }) evidenceKinds!: readonly string[];
  @ApiProperty() evidenceRequired!: boolean;
  @ApiProperty({ type: [String], description: 'sections of 45 CFR it is asked for' }) cites!: readonly string[];
  @ApiProperty({ type: [CitationView], description: 'all that it is traced to' }) citations!: CitationView[];

  static of(question: Question): QuestionView {
    const { id, section, text, help, why, type, required, unit, allowNone, noneLabel, showIf, evidence, citations } = question;
    return {
      id, section, text, type,
      help: help ?? null, why: why ?? null, required: required === true, unit: unit ?? null, allowNone: allowNone === true, noneLabel: noneLabel ?? null,
      options: optionsOf(question).map(({ value, label }) => ({ value, label })),
      columns: (question.columns ?? []).map(ColumnView.of),
      showIf: (showIf as Record<string, unknown> | undefined) ?? null,
      evidenceKinds: evidence?.kinds ?? [], evidenceRequired: evidence?.required === true,
      cites: citations?.cfr ?? [],
      citations: Object.entries(CITATION_SOURCES).flatMap(([key, source]) => (citations?.[key]?.length ? [{ source, ids: citations[key] }] : [])),
    };
  }
}

/** A questionnaire as its vendor sees it: what is asked, not how answers are scored. */
export class QuestionnaireView {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty() version!: string;
  @ApiProperty({ type: [SectionView] }) sections!: SectionView[];
  @ApiProperty({ type: [QuestionView] }) questions!: QuestionView[];

  static of({ id, title, version, sections, questions }: Questionnaire): QuestionnaireView {
    return { id, title, version, sections: sections.map(({ id, title, description }) => ({ id, title, description: description ?? null })), questions: questions.map(QuestionView.of) };
  }
}

export class QuestionnaireSummaryView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: REQUEST_KINDS, enumName: 'RequestKind', description: 'the kind of request that asks it' }) kind!: RequestKind;
  @ApiProperty() title!: string;
  @ApiProperty() version!: string;
  @ApiProperty() sections!: number;
  @ApiProperty() questions!: number;
  @ApiProperty({ description: 'about so long, when every question is asked' }) minutes!: number;
}
