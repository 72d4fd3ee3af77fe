import { ApiProperty } from '@nestjs/swagger';
import type { EvidenceDocument } from './evidence-document.entity.js';

export class EvidenceDocumentView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) requestId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'a kind of the questionnaire; empty: the vendor named none' }) kind!: string;
  @ApiProperty() bytes!: number;
  @ApiProperty() sha256!: string;
  @ApiProperty({ type: [String] }) questionKeys!: string[];
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'stated by the vendor; null: not stated' }) validTo!: string | null;
  @ApiProperty({ description: 'false: it is being copied' }) copied!: boolean;
  @ApiProperty({ format: 'date-time' }) receivedAt!: string;

  static of({ id, requestId, name, kind, bytes, sha256, questionKeys, validTo, fileId, createdAt }: EvidenceDocument): EvidenceDocumentView {
    return { id, requestId, name, kind, bytes: Number(bytes), sha256, questionKeys, validTo, copied: fileId !== null, receivedAt: createdAt.toISOString() };
  }
}

export class EvidenceAddressView {
  @ApiProperty({ description: 'good for a few minutes' }) address!: string;
}
