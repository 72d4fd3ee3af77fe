import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, Matches } from 'class-validator';

const MOST_ALTERNATIVES = 10;

/** A document that is asked for: any one of these kinds does. */
export class DocumentAskBody {
  @ApiProperty({ type: [String], minItems: 1, maxItems: MOST_ALTERNATIVES }) @ArrayMinSize(1) @ArrayMaxSize(MOST_ALTERNATIVES) @ArrayUnique() @Matches(/^[a-z0-9_]{1,60}$/, { each: true, message: 'each is the code of a kind of document' }) kinds!: string[];
}
