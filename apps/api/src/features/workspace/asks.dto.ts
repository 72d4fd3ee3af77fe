import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsString, Length, MaxLength } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { SaysSomething } from '../../platform/http/says-something.js';

export class MoreTimeBody {
  @ApiProperty({ type: String, format: 'date', description: 'the day you propose' }) @IsDay() dueOn!: string;
  @ApiProperty({ minLength: 1, maxLength: 1000, description: 'who asks reads it' }) @IsString() @Length(1, 1000) @SaysSomething() reason!: string;
}

export class DeclineRequestBody {
  @ApiProperty({ minLength: 1, maxLength: 2000, description: 'who asks reads it' }) @IsString() @Length(1, 2000) @SaysSomething() reason!: string;
}

export class PassRequestOnBody {
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200) @SaysSomething() name!: string;
  @ApiProperty({ format: 'email', maxLength: 254 }) @IsEmail() @MaxLength(254) email!: string;
}

export class AskQuestionBody {
  @ApiProperty({ minLength: 1, maxLength: 2000, description: 'who asks reads it; nothing about patients' }) @IsString() @Length(1, 2000) @SaysSomething() text!: string;
}
