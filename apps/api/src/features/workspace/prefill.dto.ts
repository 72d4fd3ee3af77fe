import { ApiProperty } from '@nestjs/swagger';
import { answerWords } from '@holdfast/domain/questionnaires/answer-words';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { Offer, Prefill } from './prefill.service.js';
import { TaskView } from './tasks.dto.js';

const LIKENESSES = ['exact', 'concept', 'changed'] as const;

export class EarlierAnswerView {
  @ApiProperty({ description: 'of this request' }) question!: string;
  @ApiProperty({ description: 'how it was asked then' }) asked!: string;
  @ApiProperty({ description: 'what was answered, in words' }) answer!: string;
  @ApiProperty() comment!: string;
  @ApiProperty({ format: 'date', description: 'when somebody last looked at it' }) answeredOn!: string;
  @ApiProperty() answeredBy!: string;
  @ApiProperty({ description: 'whom it was told' }) customer!: string;
  @ApiProperty() sameCustomer!: boolean;
  @ApiProperty({ enum: LIKENESSES, enumName: 'Likeness', description: 'the same words; the same thing elsewhere; other words' }) likeness!: (typeof LIKENESSES)[number];

  static of({ question, past: { question: asked, answer, comment, answeredOn, origin }, likeness }: Prefill): EarlierAnswerView {
    return { question: question.id, asked: asked.text, answer: answerWords(asked, answer) ?? '', comment, answeredOn, answeredBy: origin.by, customer: origin.customer, sameCustomer: origin.sameCustomer, likeness };
  }
}

export class PrefillCandidateView extends EarlierAnswerView {
  @ApiProperty({ description: 'nobody has looked at it for more than a year' }) stale!: boolean;
  @ApiProperty({ description: 'may be used together with others; else it is looked at by itself' }) inBulk!: boolean;
}

export class PrefillView {
  @ApiProperty({ type: [PrefillCandidateView] }) candidates!: PrefillCandidateView[];
  @ApiProperty({ description: 'more were told to other customers, and are not let be reused' }) switchedOff!: number;

  static of({ candidates, switchedOff }: Offer): PrefillView {
    return { candidates: candidates.map((candidate) => ({ ...EarlierAnswerView.of(candidate), stale: candidate.stale, inBulk: candidate.inBulk })), switchedOff };
  }
}

class ChosenBody {
  @ApiProperty({ maxLength: 100 }) @IsString() @MaxLength(100) question!: string;
  @ApiProperty({ description: 'somebody looked at it by itself' }) @IsBoolean() oneByOne!: boolean;
}

export class UsePrefillBody {
  @ApiProperty({ type: [ChosenBody] }) @ArrayMinSize(1) @ArrayMaxSize(1000) @ValidateNested({ each: true }) @Type(() => ChosenBody) items!: ChosenBody[];
}

export class UsedPrefillView {
  @ApiProperty({ description: 'written; what somebody answered meanwhile is left alone' }) used!: number;
  @ApiProperty({ type: TaskView }) task!: TaskView;
}
