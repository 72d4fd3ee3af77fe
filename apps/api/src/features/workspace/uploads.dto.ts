import { PART_BYTES } from '@holdfast/contracts/file-sizes';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, MaxLength, Min } from 'class-validator';

export class BeginUploadBody {
  @ApiProperty({ minLength: 1, maxLength: 255 }) @IsString() @Length(1, 255) name!: string;
  @ApiProperty({ maxLength: 100, description: 'the question it answers' }) @IsString() @Length(1, 100) question!: string;
  @ApiPropertyOptional({ maxLength: 200, description: 'what the browser says it is' }) @IsOptional() @IsString() @MaxLength(200) type: string = '';
  @ApiProperty({ minimum: 0, description: 'how many will come' }) @IsInt() @Min(0) bytes!: number;
}

export class PartQuery {
  @ApiProperty({ minimum: 0, description: 'which byte of the file this part begins with' }) @Type(() => Number) @IsInt() @Min(0) from!: number;
}

export class EndUploadBody {
  @ApiProperty({ maxLength: 100, description: 'the question it answers' }) @IsString() @Length(1, 100) question!: string;
}

/** How far an upload in parts has come. */
export class UploadView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'bytes that are here: the next part begins with this one' }) received!: number;
  @ApiProperty({ description: 'bytes of a part, at most' }) partBytes!: number;

  static of(id: string, received: number): UploadView {
    return { id, received, partBytes: PART_BYTES };
  }
}
