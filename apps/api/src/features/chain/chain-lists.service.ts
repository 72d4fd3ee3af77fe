import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { ConcentrationView, type UncoveredQuery, UncoveredView } from './chain.dto.js';
import { ChainService, type Gap } from './chain.service.js';

/** The lists of the chain's page: computed whole, named by the page. */
@Injectable()
export class ChainListsService {
  constructor(private readonly chain: ChainService) {}

  async uncovered(ctx: Ctx, query: UncoveredQuery): Promise<UncoveredView> {
    const found = await this.chain.uncovered(ctx, query.asOf);
    const page = UncoveredView.page(found.gaps, query);
    const pathOf = ({ witness, engagement }: Gap): string[] | null => witness && [...witness.flatMap((id) => found.engagement(id)?.customer ?? []), engagement.supplier];
    const named = page.items.flatMap((gap) => [gap.engagement.customer, gap.engagement.supplier, ...(pathOf(gap) ?? [])]);
    return UncoveredView.of(found, page, await this.chain.unknownScope(ctx, found.asOf), pathOf, await this.chain.names(ctx, named));
  }

  async concentration(ctx: Ctx, asOf?: LocalDate): Promise<ConcentrationView> {
    const found = await this.chain.concentration(ctx, asOf);
    return ConcentrationView.of(found, await this.chain.names(ctx, found.relied.map(({ party }) => party)));
  }
}
