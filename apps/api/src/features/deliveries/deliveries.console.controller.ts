import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { DeliveriesReader } from '../../platform/mail/deliveries.reader.js';
import { Mailbox } from '../../platform/mail/mailbox.js';
import { DeliveriesQuery, DeliveryPageView, DeliveryView, MailboxMailView, ResendBody } from './deliveries.dto.js';
import { DeliveriesService } from './deliveries.service.js';

const NEWEST = 100;

@ApiTags('deliveries')
@Controller('console/:organization')
export class DeliveriesConsoleController {
  constructor(private readonly deliveries: DeliveriesReader, private readonly service: DeliveriesService, private readonly mailbox: Mailbox) {}

  @Get('deliveries')
  @Allow('message:read')
  @Returns(DeliveryPageView)
  async list(@WithCtx() ctx: Ctx, @Query() { filter, state, cursor, limit }: DeliveriesQuery): Promise<DeliveryPageView> {
    return DeliveryPageView.of(await this.deliveries.page(ctx, { state, undelivered: filter === 'undelivered', before: cursor, limit }));
  }

  @Get('deliveries/:id')
  @Allow('message:read')
  @Returns(DeliveryView)
  async one(@WithCtx() ctx: Ctx, @Id() id: string): Promise<DeliveryView> {
    return DeliveryView.of(await this.service.read(ctx, id));
  }

  /** The same mail again, as if it had not been tried. */
  @Post('deliveries/:id/retry')
  @Allow('message:retry')
  @Returns(DeliveryView, 200)
  async retry(@WithCtx() ctx: Ctx, @Id() id: string): Promise<DeliveryView> {
    return DeliveryView.of(await this.service.retry(ctx, id));
  }

  /** A new mail that says the same, to the same person, another contact, or a corrected address. */
  @Post('deliveries/:id/resend')
  @Allow('message:retry')
  @Returns(DeliveryView, 201)
  async resend(@WithCtx() ctx: Ctx, @Id() id: string, @Body() body: ResendBody): Promise<DeliveryView> {
    return DeliveryView.of(await this.service.resend(ctx, id, body));
  }

  /** What this organization's mails said, where no mail server is named. In production it stays empty. */
  @Get('mailbox')
  @Allow('message:read')
  @Returns([MailboxMailView])
  async read(@WithCtx() ctx: Ctx): Promise<MailboxMailView[]> {
    return (await this.mailbox.list(ctx, NEWEST)).map(MailboxMailView.of);
  }
}
