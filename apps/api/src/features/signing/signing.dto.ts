import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { REQUEST_STATUSES, type RequestStatus } from '@holdfast/domain/requests/request-steps';
import { authorityStatement, CONSENT } from '@holdfast/domain/templates/signing-words';
import { IsBoolean, IsEmail, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import type { SealCheck } from '../../platform/esign/sealed-pdf.js';
import { IsDay } from '../../platform/http/is-day.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import type { SealedDocument } from './sealed-document.entity.js';
import type { Signature } from './signature.entity.js';
import type { Signing } from './signing.reader.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const HASH = /^[0-9a-f]{64}$/;

export class AskSignatureBody {
  @ApiProperty({ format: 'uuid', description: 'a contact of this vendor' }) @IsUUID() contactId!: string;
  @ApiProperty({ format: 'date', description: 'the last day for a signature, in the organization’s zone' }) @IsDay() dueOn!: string;
}

export class AskedSignatureView {
  @ApiProperty({ format: 'uuid' }) requestId!: string;
}

export class ReissueBody {
  @ApiProperty({ minLength: 1, maxLength: 1000, description: 'the vendor reads it' }) @IsString() @Length(1, 1000) @SaysSomething() reason!: string;
}

export class SignBody {
  @ApiProperty({ description: 'SHA-256 of the PDF that was read' }) @IsString() @Matches(HASH, { message: 'must be a SHA-256' }) documentSha256!: string;
  @ApiProperty() @IsString() @MaxLength(40) consentVersion!: string;
  @ApiProperty({ minLength: 1, maxLength: 200, description: 'typed, in place of a signature by hand' }) @IsString() @Length(1, 200) @SaysSomething() name!: string;
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200) @SaysSomething() title!: string;
  @ApiProperty({ description: 'the statement of authority was ticked' }) @IsBoolean() authority!: boolean;
  @ApiProperty({ format: 'uuid', description: 'of a code that was mailed for this signature' }) @IsUUID() challengeId!: string;
  @ApiProperty({ minLength: 6, maxLength: 6 }) @IsString() @Matches(/^\d{6}$/, { message: 'must be the six digits in the mail' }) code!: string;
}

/** The title is the one that is recorded with the member's authority. */
export class CountersignBody extends OmitType(SignBody, ['title'] as const) {}

export class CommentBody {
  @ApiPropertyOptional({ ...NULLABLE_TEXT, description: 'a clause’s id; absent: of the whole' }) @IsOptional() @IsString() @MaxLength(40) clauseId?: string | null;
  @ApiProperty({ minLength: 1, maxLength: 2000 }) @IsString() @Length(1, 2000) @SaysSomething() text!: string;
}

export class ChangesBody {
  @ApiProperty({ minLength: 1, maxLength: 4000 }) @IsString() @Length(1, 4000) @SaysSomething() message!: string;
}

export class PassOnBody {
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200) @SaysSomething() name!: string;
  @ApiProperty({ format: 'email', maxLength: 320 }) @IsEmail() @MaxLength(320) email!: string;
}

export class DeclineBody {
  @ApiProperty({ minLength: 1, maxLength: 2000 }) @IsString() @Length(1, 2000) @SaysSomething() reason!: string;
}

export class SigningCodeView {
  @ApiProperty({ format: 'uuid' }) challengeId!: string;
  @ApiProperty() minutes!: number;
}

class ConsentView {
  @ApiProperty() version!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ description: 'what is stated with the vendor’s signature' }) vendorAuthority!: string;
  @ApiProperty({ description: 'what is stated with the requester’s' }) requesterAuthority!: string;
}

class SignatureView {
  @ApiProperty({ enum: ['requester', 'vendor'] }) side!: 'requester' | 'vendor';
  @ApiProperty() version!: number;
  @ApiProperty() name!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;

  static of({ side, version, name, title, at }: Signature): SignatureView {
    return { side, version, name, title, at: at.toISOString() };
  }
}

class RemarkView {
  @ApiProperty({ enum: ['commented', 'changes_requested', 'passed_on', 'declined', 'reissued'] }) kind!: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'a clause’s id' }) clauseId!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'its number and heading' }) clause!: string | null;
  @ApiProperty() text!: string;
  @ApiProperty({ type: Number, nullable: true }) version!: number | null;
  @ApiProperty() byName!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

class SealedView {
  @ApiProperty({ description: 'of the document as it was shown and agreed' }) documentSha256!: string;
  @ApiProperty({ description: 'of the sealed file' }) sha256!: string;
  @ApiProperty() bytes!: number;
  @ApiProperty({ description: 'SHA-256 of the certificate that sealed it' }) issuer!: string;
  @ApiProperty({ format: 'date-time' }) sealedAt!: string;

  static of({ documentSha256, sha256, bytes, issuer, sealedAt }: SealedDocument): SealedView {
    return { documentSha256, sha256, bytes, issuer, sealedAt: sealedAt.toISOString() };
  }
}

class WordsView {
  @ApiProperty({ enum: ['same', 'added', 'removed'] }) as!: string;
  @ApiProperty() text!: string;
}

class DocumentChangeView {
  @ApiProperty() place!: string;
  @ApiProperty() label!: string;
  @ApiProperty({ type: [WordsView] }) runs!: readonly WordsView[];
}

export class SigningView {
  @ApiProperty({ format: 'uuid' }) requestId!: string;
  @ApiProperty() title!: string;
  @ApiProperty() requesterName!: string;
  @ApiProperty() vendorName!: string;
  @ApiProperty() senderName!: string;
  @ApiProperty() senderEmail!: string;
  @ApiProperty({ enum: REQUEST_STATUSES, enumName: 'RequestStatus' }) status!: RequestStatus;
  @ApiProperty() version!: number;
  @ApiProperty() reissuedBecause!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'the text to be signed' }) document!: object;
  @ApiProperty({ description: 'of its PDF, byte by byte' }) documentSha256!: string;
  @ApiProperty() textSha256!: string;
  @ApiProperty() pages!: number;
  @ApiProperty({ type: [DocumentChangeView], description: 'against the version before' }) changes!: readonly DocumentChangeView[];
  @ApiProperty({ type: ConsentView }) consent!: ConsentView;
  @ApiProperty({ type: [SignatureView], description: 'of this version' }) signatures!: SignatureView[];
  @ApiProperty({ type: [SignatureView], description: 'of earlier versions: void' }) voided!: SignatureView[];
  @ApiProperty({ type: [RemarkView], description: 'what was said to each other, oldest first' }) remarks!: RemarkView[];
  @ApiProperty({ type: SealedView, nullable: true }) sealed!: SealedView | null;

  static of({ request, status, current, changes, signatures, voided, sealed, events }: Signing): SigningView {
    return {
      requestId: request.id, title: request.title, requesterName: request.requesterName, vendorName: request.vendorName, senderName: request.senderName, senderEmail: request.senderEmail, status,
      version: current.version, reissuedBecause: current.reissuedBecause, document: current.document, documentSha256: current.documentSha256, textSha256: current.textSha256, pages: current.pages, changes,
      consent: { ...CONSENT, vendorAuthority: authorityStatement(request.vendorName), requesterAuthority: authorityStatement(request.requesterName) },
      signatures: signatures.map(SignatureView.of), voided: voided.map(SignatureView.of),
      remarks: events.flatMap(({ kind, payload, byName, at }) => (['commented', 'changes_requested', 'passed_on', 'declined', 'reissued'].includes(kind) ? [{
        kind, byName, at: at.toISOString(), clauseId: textOr(payload.clauseId, null), clause: textOr(payload.clause, null), version: typeof payload.version === 'number' ? payload.version : null,
        text: textOr(payload.text ?? payload.message ?? payload.reason ?? payload.name, ''),
      }] : [])),
      sealed: sealed && SealedView.of(sealed),
    };
  }
}

const textOr = <Other,>(value: unknown, other: Other): string | Other => (typeof value === 'string' ? value : other);

class ReaderView {
  @ApiProperty() version!: number;
  @ApiProperty() name!: string;
  @ApiProperty() email!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

/** The requester also sees who opened it. */
export class ConsoleSigningView extends SigningView {
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) agreementId!: string | null;
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty({ type: [ReaderView] }) readings!: ReaderView[];

  static override of(signing: Signing): ConsoleSigningView {
    const { request: { agreementId, vendorId }, readings } = signing;
    return { ...SigningView.of(signing), agreementId, vendorId, readings: readings.map(({ at, ...reading }) => ({ ...reading, at: at.toISOString() })) };
  }
}

export class SealCheckView {
  @ApiProperty({ enum: ['valid', 'changed', 'unknown_issuer', 'no_seal'] }) state!: SealCheck['state'];
  @ApiProperty() sentence!: string;
  @ApiProperty() sha256!: string;
  @ApiProperty(NULLABLE_TEXT) issuer!: string | null;
}
