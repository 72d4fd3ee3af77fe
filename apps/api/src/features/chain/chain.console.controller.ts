import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { BlastRadiusView, ChainQuery, ConcentrationView, FlowDownQuery, PathsView, UncoveredQuery, UncoveredView, WitnessesView } from './chain.dto.js';
import { ChainListsService } from './chain-lists.service.js';
import { ChainService } from './chain.service.js';
import { FlowDownService } from './flow-down.service.js';
import { SurroundingsService } from './surroundings.service.js';
import { FlowDownView, OpenedFindingView, OpenFindingBody, PromisesView, VendorChainView } from './vendor-chain.dto.js';

@ApiTags('chain')
@Controller('console/:organization')
export class ChainConsoleController {
  constructor(private readonly chain: ChainService, private readonly lists: ChainListsService, private readonly flowDown: FlowDownService, private readonly surroundings: SurroundingsService) {}

  @Get('chain/uncovered')
  @Allow('engagement:read')
  @Returns(UncoveredView)
  uncovered(@WithCtx() ctx: Ctx, @Query() query: UncoveredQuery): Promise<UncoveredView> {
    return this.lists.uncovered(ctx, query);
  }

  /** Every uncovered engagement with one path to it, by ids alone. */
  @Get('chain/uncovered/witnesses')
  @Allow('engagement:read')
  @Returns(WitnessesView)
  async witnesses(@WithCtx() ctx: Ctx, @Query() { asOf }: ChainQuery): Promise<WitnessesView> {
    return WitnessesView.of(await this.chain.uncovered(ctx, asOf));
  }

  @Get('chain/concentration')
  @Allow('engagement:read')
  @Returns(ConcentrationView)
  concentration(@WithCtx() ctx: Ctx, @Query() { asOf }: ChainQuery): Promise<ConcentrationView> {
    return this.lists.concentration(ctx, asOf);
  }

  @Get('chain/flow-down')
  @Allow('agreement:read')
  @Returns(FlowDownView)
  async rules(@WithCtx() ctx: Ctx, @Query() { asOf, rule }: FlowDownQuery): Promise<FlowDownView> {
    return FlowDownView.of(await this.flowDown.report(ctx, asOf, rule));
  }

  /** A finding for a rule that is not kept at an engagement. */
  @Post('chain/flow-down/findings')
  @Allow('finding:edit')
  @Returns(OpenedFindingView, 201)
  async openFinding(@WithCtx() ctx: Ctx, @Body() { rule, engagementId }: OpenFindingBody): Promise<OpenedFindingView> {
    return { findingId: await this.flowDown.openFinding(ctx, rule, engagementId) };
  }

  @Get('chain/promises')
  @Allow('agreement:read')
  @Returns(PromisesView)
  async promises(@WithCtx() ctx: Ctx, @Query() { asOf }: ChainQuery): Promise<PromisesView> {
    return PromisesView.of(await this.flowDown.promises(ctx, asOf));
  }

  @Get('vendors/:id/chain')
  @Allow('engagement:read')
  @Returns(VendorChainView)
  async ofVendor(@WithCtx() ctx: Ctx, @Id() id: string, @Query() { asOf }: ChainQuery): Promise<VendorChainView> {
    return VendorChainView.of(id, await this.surroundings.ofVendor(ctx, id, asOf));
  }

  @Get('vendors/:id/blast-radius')
  @Allow('engagement:read')
  @Returns(BlastRadiusView)
  async blastRadius(@WithCtx() ctx: Ctx, @Id() id: string, @Query() { asOf }: ChainQuery): Promise<BlastRadiusView> {
    return BlastRadiusView.of(id, await this.chain.blastRadius(ctx, id, asOf));
  }

  @Get('vendors/:id/chain/paths')
  @Allow('engagement:read')
  @Returns(PathsView)
  async paths(@WithCtx() ctx: Ctx, @Id() id: string, @Query() { asOf }: ChainQuery): Promise<PathsView> {
    return PathsView.of(await this.chain.paths(ctx, id, asOf));
  }
}
