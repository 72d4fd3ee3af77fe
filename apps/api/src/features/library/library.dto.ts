import { ApiProperty } from '@nestjs/swagger';
import { answerWords } from '@holdfast/domain/questionnaires/answer-words';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsBoolean, IsUUID } from 'class-validator';
import type { LibraryAnswer } from './library.service.js';

const MOST = 2000;

export class AllowReuseBody {
  @ApiProperty({ type: [String], format: 'uuid' }) @ArrayMinSize(1) @ArrayMaxSize(MOST) @ArrayUnique() @IsUUID(undefined, { each: true }) ids!: string[];
  @ApiProperty({ description: 'whether other customers may get them' }) @IsBoolean() reusable!: boolean;
}

export class LibraryAnswerView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'whom it was told' }) customer!: string;
  @ApiProperty() questionnaire!: string;
  @ApiProperty({ description: 'the question as it was asked' }) question!: string;
  @ApiProperty() answer!: string;
  @ApiProperty() comment!: string;
  @ApiProperty({ format: 'date', description: 'when somebody last looked at it' }) answeredOn!: string;
  @ApiProperty() answeredBy!: string;
  @ApiProperty({ description: 'other customers may get it' }) reusable!: boolean;

  static of({ id, requesterName, questionnaireTitle, question, value, none, instead, comment, answeredOn, answeredBy, reusable }: LibraryAnswer): LibraryAnswerView {
    return { id, customer: requesterName, questionnaire: questionnaireTitle, question: question.text, answer: answerWords(question, { value, none, instead }) ?? '', comment, answeredOn, answeredBy, reusable };
  }
}
