import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { AcceptProposalBody, IgnoreProposalBody, ProposalView, WaitingProposalsView } from './proposals.dto.js';
import { ProposalsService } from './proposals.service.js';

@ApiTags('subcontractors')
@Controller('console/:organization')
export class ProposalsConsoleController {
  constructor(private readonly service: ProposalsService) {}

  /** The vendors whose lists wait for a person. */
  @Get('proposals')
  @Allow('engagement:read')
  @Returns([WaitingProposalsView])
  waiting(@WithCtx() ctx: Ctx): Promise<WaitingProposalsView[]> {
    return this.service.waiting(ctx);
  }

  @Get('vendors/:id/proposals')
  @Allow('engagement:read')
  @Returns([ProposalView])
  async ofVendor(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ProposalView[]> {
    return (await this.service.ofVendor(ctx, id)).map(ProposalView.of);
  }

  /** Accepts all that was told as it stands already. */
  @Post('vendors/:id/proposals/confirmations')
  @Allow('engagement:edit')
  @Returns([ProposalView], 200)
  async confirmAll(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ProposalView[]> {
    await this.service.confirmAll(ctx, id);
    return this.ofVendor(ctx, id);
  }

  @Post('proposals/:id/acceptance')
  @Allow('engagement:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns([ProposalView], 200)
  async accept(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() { supplierVendorId = null, endOn = null, engagementVersion }: AcceptProposalBody): Promise<ProposalView[]> {
    return this.ofVendor(ctx, await this.service.accept(ctx, id, version, { supplierVendorId, endOn, engagementVersion }));
  }

  @Post('proposals/:id/ignoring')
  @Allow('engagement:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns([ProposalView], 200)
  async ignore(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() { reason = '' }: IgnoreProposalBody): Promise<ProposalView[]> {
    return this.ofVendor(ctx, await this.service.ignore(ctx, id, version, reason));
  }
}
