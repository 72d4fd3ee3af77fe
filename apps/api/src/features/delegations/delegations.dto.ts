import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsEmail, IsString, Length, MaxLength } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import type { Delegation } from './delegation.entity.js';

export class HandOverBody {
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200) @SaysSomething() name!: string;
  @ApiProperty({ format: 'email', maxLength: 254 }) @IsEmail() @MaxLength(254) email!: string;
  @ApiProperty({ type: String, format: 'date', description: 'her own last day, counted where the request’s is' }) @IsDay() dueOn!: string;
  @ApiPropertyOptional({ type: [String], description: 'whole sections' }) @MayBeAbsent() @ArrayUnique() @ArrayMaxSize(200) @IsString({ each: true }) @MaxLength(100, { each: true }) sections: string[] = [];
  @ApiPropertyOptional({ type: [String], description: 'single questions' }) @MayBeAbsent() @ArrayUnique() @ArrayMaxSize(1000) @IsString({ each: true }) @MaxLength(100, { each: true }) questions: string[] = [];
}

const STATES = ['open', 'done', 'revoked'] as const;

export class DelegationView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() email!: string;
  @ApiProperty({ type: [String] }) questions!: string[];
  @ApiProperty({ type: String, format: 'date' }) dueOn!: string;
  @ApiProperty({ enum: STATES, enumName: 'DelegationState' }) state!: (typeof STATES)[number];
  @ApiProperty({ description: 'she has opened it with a code' }) opened!: boolean;
  @ApiProperty() fromName!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endedAt!: string | null;

  static of({ id, name, email, questionKeys, dueOn, state, userId, fromName, endedAt }: Delegation): DelegationView {
    return { id, name, email, questions: questionKeys, dueOn, state, opened: userId !== null, fromName, endedAt: endedAt?.toISOString() ?? null };
  }
}
