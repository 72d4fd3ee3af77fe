import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import { EvidenceFactsView, IsEvidenceFacts } from '../requests/evidence-facts.facts.js';
import { CONTROL_STATES, type ControlState, type DocumentControl } from './document-control.entity.js';
import type { EvidenceRow, VendorEvidence } from './evidence.service.js';
import type { KindCoverage } from './evidence-standing.js';

const CUSTODY = ['copying', 'checking', 'ours', 'quarantined', 'purged'] as const;
type Custody = (typeof CUSTODY)[number];
const KIND = /^[a-z0-9_]{0,60}$/;

export class RecordDocumentQuery {
  @ApiProperty({ minLength: 1, maxLength: 255 }) @IsString() @Length(1, 255) name!: string;
  @ApiProperty({ maxLength: 60, description: 'a kind of document, as soc2_type2' }) @Matches(KIND) kind!: string;
  @ApiProperty({ minLength: 1, maxLength: 500, description: 'where you have it from' }) @IsString() @Length(1, 500) @SaysSomething() sourceNote!: string;
}

export class ReadDocumentBody {
  @ApiProperty({ maxLength: 60 }) @Matches(KIND) kind!: string;
  @ApiProperty({ type: EvidenceFactsView }) @IsEvidenceFacts() facts!: EvidenceFactsView;
}

export class WhyBody {
  @ApiProperty({ minLength: 1, maxLength: 1000 }) @IsString() @Length(1, 1000) @SaysSomething() reason!: string;
}

export class JudgeControlBody {
  @ApiProperty({ enum: CONTROL_STATES, enumName: 'UserControlState' }) @IsIn(CONTROL_STATES) state!: ControlState;
  @ApiProperty({ maxLength: 1000, required: false }) @MayBeAbsent() @IsString() @MaxLength(1000) note: string = '';
}

class DocumentValidityView {
  @ApiProperty({ format: 'date' }) until!: string;
  @ApiProperty({ enum: ['stated', 'usual'], description: 'usual: by policy, the document names no last day' }) from!: 'stated' | 'usual';
  @ApiProperty() why!: string;
}

export class EvidenceDocumentView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ['vendor', 'staff'] }) source!: 'vendor' | 'staff';
  @ApiProperty({ description: 'where staff has it from' }) sourceNote!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) requestId!: string | null;
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'empty: nobody named one' }) kind!: string;
  @ApiProperty() bytes!: number;
  @ApiProperty() sha256!: string;
  @ApiProperty({ type: [String] }) questionKeys!: string[];
  @ApiProperty({ type: EvidenceFactsView }) facts!: EvidenceFactsView;
  @ApiProperty({ description: 'false: as the vendor says' }) readHere!: boolean;
  @ApiProperty({ type: DocumentValidityView, nullable: true, description: 'null: cannot tell' }) validity!: DocumentValidityView | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'a document of its kind and scope that counts longer' }) replacedBy!: string | null;
  @ApiProperty({ enum: CUSTODY, enumName: 'EvidenceCustody' }) custody!: Custody;
  @ApiProperty({ description: 'what it expects of us and nobody has judged yet' }) controlsToCheck!: number;
  @ApiProperty({ format: 'date-time' }) receivedAt!: string;
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of({ document, validity, replacedBy, file, controlsToCheck }: EvidenceRow): EvidenceDocumentView {
    const { id, source, sourceNote, requestId, name, kind, bytes, sha256, questionKeys, facts, readBy, createdAt, version } = document;
    return {
      id, source, sourceNote, requestId, name, kind, bytes: Number(bytes), sha256, questionKeys, facts, readHere: readBy !== null, validity, replacedBy,
      custody: custodyOf(file), controlsToCheck, receivedAt: createdAt.toISOString(), version,
    };
  }
}

const custodyOf = (file: EvidenceRow['file']): Custody => {
  if (file === null) return 'copying';
  if (file.state === 'available') return 'ours';
  if (file.state === 'purged') return 'purged';
  return file.state === 'quarantined' || file.state === 'refused' ? 'quarantined' : 'checking';
};

class SpanView {
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ format: 'date' }) to!: string;
}

class EvidenceCoverageView {
  @ApiProperty() kind!: string;
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ format: 'date' }) to!: string;
  @ApiProperty({ type: [SpanView] }) covered!: SpanView[];
  @ApiProperty({ type: [SpanView], description: 'days of which no document of this kind speaks' }) gaps!: SpanView[];

  static of({ kind, from, to, covered, gaps }: KindCoverage): EvidenceCoverageView {
    return { kind, from, to, covered: [...covered], gaps: [...gaps] };
  }
}

export class VendorEvidenceView {
  @ApiProperty({ type: [EvidenceDocumentView] }) documents!: EvidenceDocumentView[];
  @ApiProperty({ type: [EvidenceCoverageView] }) coverage!: EvidenceCoverageView[];
  @ApiProperty({ type: String, nullable: true, description: 'who scans for viruses; null: no scanner is set up' }) scanner!: string | null;

  static of({ rows, coverage, scanner }: VendorEvidence): VendorEvidenceView {
    return { documents: rows.map(EvidenceDocumentView.of), coverage: coverage.map(EvidenceCoverageView.of), scanner };
  }
}

export class UserControlView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ enum: CONTROL_STATES, enumName: 'UserControlState' }) state!: ControlState;
  @ApiProperty() note!: string;
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of({ id, text, state, note, version }: DocumentControl): UserControlView {
    return { id, text, state, note, version };
  }
}
