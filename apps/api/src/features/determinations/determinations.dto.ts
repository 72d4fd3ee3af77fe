import { isRecord } from '@holdfast/domain/json/is-record';
import { ApiProperty } from '@nestjs/swagger';
import { BAA_WIZARD } from '@holdfast/domain/determinations/baa-wizard';
import { UNSURE } from '@holdfast/domain/determinations/determination';
import type { DeterminationStanding } from '@holdfast/domain/determinations/determination-standing';
import { ValidateBy } from 'class-validator';
import type { Standing } from './determinations.service.js';

const STANDINGS = ['stands', 'engagement_changed', 'a_year_old'] as const;
const LONGEST = 40;

const areAnswers = (value: unknown): boolean =>
  isRecord(value) && Object.keys(value).length <= BAA_WIZARD.questions.length && Object.values(value).every((answer) => typeof answer === 'string' && answer.length <= LONGEST);

export class DecideNeedBody {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'question → answer, as the wizard offers them' })
  @ValidateBy({ name: 'answers', validator: { validate: areAnswers, defaultMessage: () => 'must be answers by question' } })
  answers!: Record<string, string>;
}

export class DeterminationView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) engagementId!: string;
  @ApiProperty({ description: 'id of an outcome of the wizard' }) outcome!: string;
  @ApiProperty({ description: 'on these answers' }) result!: string;
  @ApiProperty() note!: string;
  @ApiProperty({ description: 'the question that decided' }) decidedAt!: string;
  @ApiProperty() cite!: string;
  @ApiProperty() ruleVersion!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) answers!: Record<string, string>;
  @ApiProperty() decidedBy!: string;
  @ApiProperty({ format: 'date' }) decidedOn!: string;
  @ApiProperty({ enum: STANDINGS, enumName: 'DeterminationStanding' }) standing!: DeterminationStanding;

  static of({ determination: { id, engagementId, outcome, decidedAt, cite, ruleVersion, answers, byName, decidedOn }, standing }: Standing): DeterminationView {
    const words = BAA_WIZARD.outcomes.find((known) => known.id === outcome);
    return { id, engagementId, outcome, result: words?.result ?? outcome, note: words?.note ?? '', decidedAt, cite, ruleVersion, answers, decidedBy: byName, decidedOn, standing };
  }
}

class WizardAnswerView {
  @ApiProperty() value!: string;
  @ApiProperty() label!: string;
  @ApiProperty({ type: String, nullable: true }) hint!: string | null;
  @ApiProperty({ description: 'a question’s id, or an outcome’s' }) to!: string;
}

class WizardQuestionView {
  @ApiProperty() id!: string;
  @ApiProperty() question!: string;
  @ApiProperty() cite!: string;
  @ApiProperty({ type: [WizardAnswerView], description: 'beside them “unsure”, which leads to a review' }) answers!: WizardAnswerView[];
}

class WizardOutcomeView {
  @ApiProperty() id!: string;
  @ApiProperty() result!: string;
  @ApiProperty() note!: string;
}

class WizardExampleView {
  @ApiProperty() vendor!: string;
  @ApiProperty() result!: string;
}

export class WizardView {
  @ApiProperty() version!: string;
  @ApiProperty({ type: [WizardQuestionView] }) questions!: WizardQuestionView[];
  @ApiProperty({ type: [WizardOutcomeView] }) outcomes!: readonly WizardOutcomeView[];
  @ApiProperty({ type: [WizardExampleView], description: 'usual readings; they help, the questions decide' }) examples!: readonly WizardExampleView[];

  static of(): WizardView {
    const { version, questions, outcomes, examples } = BAA_WIZARD;
    const unsure = { value: UNSURE, label: 'Not sure', hint: null, to: 'OUT-REVIEW' };
    return { version, outcomes, examples, questions: questions.map(({ answers, ...question }) => ({ ...question, answers: [...answers.map((answer) => ({ ...answer, hint: answer.hint ?? null })), unsure] })) };
  }
}
