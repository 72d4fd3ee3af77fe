import { Injectable } from '@nestjs/common';
import type { ExchangeSide, RequestStepKind } from '@holdfast/domain/requests/request-steps';
import type { Ctx } from '../../platform/context/ctx.js';
import type { ExchangeEvent } from './exchange.facts.js';

type Reaction = (ctx: Ctx, event: ExchangeEvent) => Promise<void>;

/** What features do when the other side took a step. They say so in their `onModuleInit`; each runs once, in its own side's transaction. */
@Injectable()
export class ExchangeReactions {
  private readonly reactions: { side: ExchangeSide; kind: RequestStepKind; react: Reaction }[] = [];

  /** `side` is the one that hears. */
  when(side: ExchangeSide, kind: RequestStepKind, react: Reaction): void {
    this.reactions.push({ side, kind, react });
  }

  async to(ctx: Ctx, event: ExchangeEvent, heardBy: ExchangeSide): Promise<void> {
    for (const { side, kind, react } of this.reactions) if (side === heardBy && kind === event.kind) await react(ctx, event);
  }
}
