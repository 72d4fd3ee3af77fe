import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MESSAGE_STATES } from '@holdfast/contracts/deliveries';
import { Transform, Type } from 'class-transformer';
import { IsEmail, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import type { Page } from '../../platform/http/page.js';
import type { Delivery, DeliveryAttempt, DeliveryReport } from '../../platform/mail/deliveries.reader.js';
import type { MailboxMail } from '../../platform/mail/mailbox-mail.entity.js';
import type { MessageState } from '../../platform/mail/message.entity.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const instant = (at: Date | string): string => new Date(at).toISOString();

export class DeliveriesQuery {
  @ApiPropertyOptional({ enum: ['undelivered'], description: 'what came back, was given up, or waits for another try' }) @IsOptional() @IsIn(['undelivered']) filter?: 'undelivered';
  @ApiPropertyOptional({ enum: MESSAGE_STATES, enumName: 'MessageState' }) @IsOptional() @IsIn(MESSAGE_STATES) state?: MessageState;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class ResendBody {
  @ApiPropertyOptional({ format: 'uuid', description: 'another contact of the vendor' }) @MayBeAbsent() @IsUUID() contactId?: string;
  @ApiPropertyOptional({ format: 'email', maxLength: 320, description: 'the right address of that contact: it is corrected in the register too' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)) @MayBeAbsent() @IsEmail({}, { message: 'this is not one e-mail address' }) @MaxLength(320) email?: string;
}

class DeliveryAttemptView {
  @ApiProperty() number!: number;
  @ApiProperty({ format: 'date-time' }) startedAt!: string;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'date-time' }) finishedAt!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'accepted, deferred, ambiguous (it may have arrived), bounced, dead or lost (the worker ended in it); null while it is under way' }) outcome!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'the mail server’s own' }) serverWords!: string | null;

  static of({ number, startedAt, finishedAt, outcome, serverWords }: DeliveryAttempt): DeliveryAttemptView {
    return { number, startedAt: instant(startedAt), finishedAt: finishedAt && instant(finishedAt), outcome, serverWords };
  }
}

class DeliveryReportView {
  @ApiProperty({ format: 'date-time' }) receivedAt!: string;
  @ApiProperty({ enum: ['failed', 'delayed', 'not_understood'] }) report!: DeliveryReport['report'];
  @ApiProperty(NULLABLE_TEXT) status!: string | null;
  @ApiProperty() words!: string;

  static of({ receivedAt, report, status, words }: DeliveryReport): DeliveryReportView {
    return { receivedAt: instant(receivedAt), report, status, words };
  }
}

export class DeliveryView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'which text of the catalogue' }) kind!: string;
  @ApiProperty() toEmail!: string;
  @ApiProperty() toName!: string;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid' }) vendorId!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid' }) contactId!: string | null;
  @ApiProperty({ enum: MESSAGE_STATES, enumName: 'MessageState' }) state!: MessageState;
  @ApiProperty({ format: 'date-time' }) plannedAt!: string;
  @ApiProperty({ format: 'date-time', description: 'it leaves not before' }) notBefore!: string;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'date-time' }) acceptedAt!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'the mail server’s own' }) serverWords!: string | null;
  @ApiProperty() attemptCount!: number;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid', description: 'the mail that was sent in its place' }) replacedBy!: string | null;
  @ApiProperty({ description: 'a code is asked for anew, not sent again' }) holdsCode!: boolean;
  @ApiProperty({ type: [DeliveryAttemptView] }) attempts!: DeliveryAttemptView[];
  @ApiProperty({ type: [DeliveryReportView], description: 'what came back later' }) reports!: DeliveryReportView[];

  static of({ id, kind, toEmail, toName, vendorId, contactId, state, plannedAt, notBefore, acceptedAt, serverWords, attemptCount, replacedBy, holdsCode, attempts, reports }: Delivery): DeliveryView {
    return {
      id, kind, toEmail, toName, vendorId, contactId, state, plannedAt: instant(plannedAt), notBefore: instant(notBefore), acceptedAt: acceptedAt && instant(acceptedAt), serverWords, attemptCount, replacedBy, holdsCode,
      attempts: attempts.map(DeliveryAttemptView.of), reports: reports.map(DeliveryReportView.of),
    };
  }
}

export class DeliveryPageView {
  @ApiProperty({ type: [DeliveryView] }) items!: DeliveryView[];
  @ApiProperty(NULLABLE_TEXT) next!: string | null;

  static of({ items, next }: Page<Delivery>): DeliveryPageView {
    return { items: items.map(DeliveryView.of), next };
  }
}

export class MailboxMailView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() toEmail!: string;
  @ApiProperty() subject!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'the calendar file it brings' }) calendar!: string | null;
  @ApiProperty({ format: 'date-time' }) deliveredAt!: string;

  static of({ id, toEmail, subject, text, calendar, deliveredAt }: MailboxMail): MailboxMailView {
    return { id, toEmail, subject, text, calendar, deliveredAt: deliveredAt.toISOString() };
  }
}
