import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { FileState } from '../../platform/files/stored-file.entity.js';
import type { DocumentWithFile } from './agreement-documents.service.js';

const DOCUMENT_STATES = ['being_checked', 'available', 'refused', 'purged'] as const;
type DocumentState = (typeof DOCUMENT_STATES)[number];

const stateOf = (state: FileState): DocumentState => {
  switch (state) {
    case 'reserved': case 'uploading': case 'typed': case 'inspected': case 'scanned': return 'being_checked';
    case 'refused': case 'quarantined': return 'refused';
    case 'available': case 'purged': return state;
  }
};

export class DocumentQuery {
  @ApiProperty({ minLength: 1, maxLength: 200, description: 'the file’s name, with its ending' }) @IsString() @Length(1, 200) name!: string;
}

export class AgreementDocumentView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: DOCUMENT_STATES, description: 'handed out only when available' }) state!: DocumentState;
  @ApiProperty({ type: String, nullable: true, description: 'why it was refused' }) refusal!: string | null;
  @ApiProperty({ type: Number, nullable: true }) bytes!: number | null;
  @ApiProperty({ type: String, nullable: true }) sha256!: string | null;
  @ApiProperty({ format: 'date-time' }) addedAt!: string;

  static of({ document: { id, name, createdAt }, file: { state, refusalSentence, bytes, sha256 } }: DocumentWithFile): AgreementDocumentView {
    return { id, name, state: stateOf(state), refusal: refusalSentence, bytes: bytes === null ? null : Number(bytes), sha256, addedAt: createdAt.toISOString() };
  }
}

export class DocumentAddressView {
  @ApiProperty({ description: 'a path that works for a few minutes' }) address!: string;
}
