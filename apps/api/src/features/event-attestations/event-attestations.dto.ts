import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsString, IsUUID, Length } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import type { Recipient } from './event-attestations.service.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class AskAboutEventBody {
  @ApiProperty({ minLength: 1, maxLength: 2000, description: 'the company and what is known; nothing about patients' }) @IsString() @Length(1, 2000) @SaysSomething() about!: string;
  @ApiProperty({ type: String, format: 'date' }) @IsDay() dueOn!: string;
  @ApiProperty({ type: [String], format: 'uuid' }) @ArrayMinSize(1) @ArrayMaxSize(500) @ArrayUnique() @IsUUID(undefined, { each: true }) vendorIds!: string[];
}

export class RecipientView {
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'in whose name it is asked' }) owner!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'null: nobody can be written to' }) contact!: string | null;

  static of({ vendorId, name, owner, contact }: Recipient): RecipientView {
    return { vendorId, name, owner, contact: contact && `${contact.name}, ${contact.email}` };
  }
}

export class AskedView {
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid' }) requestId!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'why nothing was sent' }) refused!: string | null;
}
