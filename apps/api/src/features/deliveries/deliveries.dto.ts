import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Delivery } from '../../platform/mail/deliveries.reader.js';
import type { Page } from '../../platform/http/page.js';
import type { MailboxMail } from '../../platform/mail/mailbox-mail.entity.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class DeliveriesQuery {
  @ApiPropertyOptional({ enum: ['undelivered'], description: 'what came back, was given up, or waits for another try' }) @IsOptional() @IsIn(['undelivered']) filter?: 'undelivered';
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

class DeliveryView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'which text of the catalogue' }) kind!: string;
  @ApiProperty() toEmail!: string;
  @ApiProperty() toName!: string;
  @ApiProperty({ description: 'planned, sending, accepted by the mail server, deferred, bounced, dead or cancelled' }) state!: string;
  @ApiProperty({ format: 'date-time' }) plannedAt!: string;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'date-time' }) acceptedAt!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'the mail server’s own' }) serverWords!: string | null;
  @ApiProperty() attemptCount!: number;
}

export class DeliveryPageView {
  @ApiProperty({ type: [DeliveryView] }) items!: DeliveryView[];
  @ApiProperty(NULLABLE_TEXT) next!: string | null;

  static of({ items, next }: Page<Delivery>): DeliveryPageView {
    return {
      items: items.map(({ id, kind, toEmail, toName, state, plannedAt, acceptedAt, serverWords, attemptCount }) =>
        ({ id, kind, toEmail, toName, state, plannedAt: new Date(plannedAt).toISOString(), acceptedAt: acceptedAt && new Date(acceptedAt).toISOString(), serverWords, attemptCount })),
      next,
    };
  }
}

export class MailboxMailView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() toEmail!: string;
  @ApiProperty() subject!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ format: 'date-time' }) deliveredAt!: string;

  static of({ id, toEmail, subject, text, deliveredAt }: MailboxMail): MailboxMailView {
    return { id, toEmail, subject, text, deliveredAt: deliveredAt.toISOString() };
  }
}
