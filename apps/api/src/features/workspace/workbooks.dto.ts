import { answerWords } from '@holdfast/domain/questionnaires/answer-words';
import type { Question, Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import type { WorkbookChange, WorkbookChanges } from '@holdfast/domain/workbooks/workbook-changes';
import type { WorkbookAnswer } from '@holdfast/domain/workbooks/workbook-state';
import { ApiProperty } from '@nestjs/swagger';
import type { AppliedWorkbook } from './workbooks.service.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const VERDICTS = ['new', 'changed', 'conflict', 'not_understood'] as const;

class BroughtAnswerView {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'the answer in words; null: none' }) answer!: string | null;
  @ApiProperty() comment!: string;

  static of(question: Question, { value, none, instead, comment }: WorkbookAnswer): BroughtAnswerView {
    return { answer: answerWords(question, { value, none, instead }), comment };
  }
}

export class WorkbookChangeView {
  @ApiProperty({ enum: VERDICTS, enumName: 'WorkbookOutcome', description: 'what became of this row' }) outcome!: (typeof VERDICTS)[number];
  @ApiProperty(NULLABLE_TEXT) question!: string | null;
  @ApiProperty({ description: 'what is asked; empty where the row names no question' }) text!: string;
  @ApiProperty() sheet!: string;
  @ApiProperty({ description: 'from 1' }) row!: number;
  @ApiProperty({ type: BroughtAnswerView, nullable: true, description: 'what the workbook says' }) brought!: BroughtAnswerView | null;
  @ApiProperty({ type: BroughtAnswerView, nullable: true, description: 'what stands on the page' }) stored!: BroughtAnswerView | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'why it is not taken' }) sentence!: string | null;

  static of({ verdict, question, sheet, row, brought, stored, sentence }: WorkbookChange, questionnaire: Questionnaire): WorkbookChangeView {
    const asked = questionnaire.questions.find(({ id }) => id === question);
    return { outcome: verdict, question, text: asked?.text ?? '', sheet, row, sentence, brought: asked && brought ? BroughtAnswerView.of(asked, brought) : null, stored: asked && stored ? BroughtAnswerView.of(asked, stored) : null };
  }
}

export class WorkbookPreviewView {
  @ApiProperty({ type: [WorkbookChangeView] }) changes!: WorkbookChangeView[];
  @ApiProperty({ description: 'rows that say what is there already' }) same!: number;
  @ApiProperty({ description: 'rows that nobody touched, and that were changed on the page since: the page stands' }) newer!: number;

  static of({ changes, same, newer }: WorkbookChanges, questionnaire: Questionnaire): WorkbookPreviewView {
    return { changes: changes.map((change) => WorkbookChangeView.of(change, questionnaire)), same, newer };
  }
}

export class AppliedWorkbookView {
  @ApiProperty({ description: 'answers that were saved' }) saved!: number;
  @ApiProperty({ type: [WorkbookChangeView], description: 'rows that were not, and why' }) left!: WorkbookChangeView[];

  static of({ saved, left }: AppliedWorkbook, questionnaire: Questionnaire): AppliedWorkbookView {
    return { saved, left: left.map((change) => WorkbookChangeView.of(change, questionnaire)) };
  }
}
