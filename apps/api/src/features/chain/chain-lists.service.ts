import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { ConcentrationView, type UncoveredQuery, UncoveredView } from './chain.dto.js';
import { ChainService } from './chain.service.js';

/** The lists of the chain's page: computed whole, named by the page. */
@Injectable()
export class ChainListsService {
  constructor(private readonly chain: ChainService) {}

  async uncovered(ctx: Ctx, query: UncoveredQuery): Promise<UncoveredView> {
    const found = await this.chain.uncovered(ctx, query.asOf);
    const page = UncoveredView.page(found.uncovered, query);
    return UncoveredView.of(found, page, await this.chain.gaps(ctx, found.asOf, page.items), await this.chain.unknownScope(ctx, found.asOf));
  }

  async concentration(ctx: Ctx, asOf?: LocalDate): Promise<ConcentrationView> {
    const found = await this.chain.concentration(ctx, asOf);
    return ConcentrationView.of(found, await this.chain.names(ctx, found.relied.map(({ party }) => party)));
  }
}
