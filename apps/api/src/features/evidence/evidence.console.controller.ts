import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { EvidenceAddressView, EvidenceDocumentView } from './evidence.dto.js';
import { EvidenceService } from './evidence.service.js';

@ApiTags('evidence')
@Controller('console/:organization')
export class EvidenceConsoleController {
  constructor(private readonly service: EvidenceService) {}

  @Get('vendors/:id/evidence')
  @Allow('evidence:read')
  @Returns([EvidenceDocumentView])
  async ofVendor(@WithCtx() ctx: Ctx, @Id() id: string): Promise<EvidenceDocumentView[]> {
    return (await this.service.ofVendor(ctx, id)).map(EvidenceDocumentView.of);
  }

  @Post('evidence/:id/address')
  @Allow('evidence:read')
  @Returns(EvidenceAddressView, 200)
  async address(@WithCtx() ctx: Ctx, @Id() id: string): Promise<EvidenceAddressView> {
    return { address: await this.service.address(ctx, id) };
  }
}
