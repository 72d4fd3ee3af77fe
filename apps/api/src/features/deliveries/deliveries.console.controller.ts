import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { DeliveriesReader } from '../../platform/mail/deliveries.reader.js';
import { Mailbox } from '../../platform/mail/mailbox.js';
import { DeliveriesQuery, DeliveryPageView, MailboxMailView } from './deliveries.dto.js';

const NEWEST = 100;

@ApiTags('deliveries')
@Controller('console/:organization')
export class DeliveriesConsoleController {
  constructor(private readonly deliveries: DeliveriesReader, private readonly mailbox: Mailbox) {}

  @Get('deliveries')
  @Allow('message:read')
  @Returns(DeliveryPageView)
  async list(@WithCtx() ctx: Ctx, @Query() { filter, cursor, limit }: DeliveriesQuery): Promise<DeliveryPageView> {
    return DeliveryPageView.of(await this.deliveries.page(ctx, { undelivered: filter === 'undelivered', before: cursor, limit }));
  }

  /** What this organization's mails said, where no mail server is named. In production it stays empty. */
  @Get('mailbox')
  @Allow('message:read')
  @Returns([MailboxMailView])
  async read(@WithCtx() ctx: Ctx): Promise<MailboxMailView[]> {
    return (await this.mailbox.list(ctx, NEWEST)).map(MailboxMailView.of);
  }
}
