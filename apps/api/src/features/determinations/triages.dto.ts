import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MOST_TRIAGED, TRIAGE_ANSWERS, type TriageAnswer } from '@holdfast/contracts/engagements';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { Triage } from './triage.entity.js';
import type { TriageResult, TriageRow } from './triages.service.js';

const ID = { type: String, nullable: true, format: 'uuid' } as const;

class TriageRowBody {
  @ApiPropertyOptional({ ...ID, description: 'one engagement' }) @IsOptional() @IsUUID() engagementId?: string | null;
  @ApiPropertyOptional({ ...ID, description: 'or all in which this vendor supplies you' }) @IsOptional() @IsUUID() vendorId?: string | null;
  @ApiProperty({ enum: TRIAGE_ANSWERS, enumName: 'TriageAnswer' }) @IsIn(TRIAGE_ANSWERS) answer!: TriageAnswer;
}

export class TriageBody {
  @ApiProperty({ type: [TriageRowBody], maxItems: MOST_TRIAGED })
  @IsArray() @ArrayMinSize(1, { message: 'holds no row' }) @ArrayMaxSize(MOST_TRIAGED, { message: `holds more than ${MOST_TRIAGED} rows` }) @ValidateNested({ each: true }) @Type(() => TriageRowBody)
  rows!: TriageRowBody[];

  static plain({ rows }: TriageBody): TriageRow[] {
    const seen = new Set<string>();
    return rows.map(({ engagementId, vendorId, answer }, index) => {
      const id = engagementId ?? vendorId;
      if (!id || (engagementId && vendorId)) throw new DomainError('invalid', 'A row names one engagement or one vendor', [{ pointer: `/rows/${index}`, message: 'say an engagement or a vendor, not both' }]);
      if (seen.has(id)) throw new DomainError('invalid', 'A row stands twice', [{ pointer: `/rows/${index}`, message: 'stands in this list already' }]);
      seen.add(id);
      return { engagementId: engagementId ?? null, vendorId: vendorId ?? null, answer };
    });
  }
}

export class TriageResultView {
  @ApiProperty(ID) engagementId!: string | null;
  @ApiProperty(ID) vendorId!: string | null;
  @ApiProperty({ enum: TRIAGE_ANSWERS, enumName: 'TriageAnswer' }) answer!: TriageAnswer;
  @ApiProperty({ description: 'how many were screened' }) engagements!: number;
  @ApiProperty({ type: String, nullable: true, description: 'why something of it was not recorded' }) refused!: string | null;

  static of(result: TriageResult): TriageResultView {
    return { ...result };
  }
}

export class TriageView {
  @ApiProperty({ format: 'uuid' }) engagementId!: string;
  @ApiProperty({ enum: TRIAGE_ANSWERS, enumName: 'TriageAnswer' }) answer!: TriageAnswer;
  @ApiProperty({ format: 'date' }) screenedOn!: string;
  @ApiProperty() screenedBy!: string;

  static of({ engagementId, answer, screenedOn, byName }: Triage): TriageView {
    return { engagementId, answer, screenedOn, screenedBy: byName };
  }
}
