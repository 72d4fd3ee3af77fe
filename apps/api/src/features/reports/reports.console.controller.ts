import { Controller, Get, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import type { Report } from './report.entity.js';
import { ReportsService } from './reports.service.js';

const STATES = ['asked', 'made', 'failed'] as const;

export class ReportView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() number!: number;
  @ApiProperty({ enum: STATES, enumName: 'ReportState' }) state!: Report['state'];
  @ApiProperty({ type: Number, nullable: true }) pages!: number | null;
  @ApiProperty({ format: 'date-time' }) askedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) madeAt!: string | null;

  static of({ id, number, state, pages, askedAt, madeAt }: Report): ReportView {
    return { id, number, state, pages, askedAt: askedAt.toISOString(), madeAt: madeAt?.toISOString() ?? null };
  }
}

export class ReportAddressView {
  @ApiProperty({ description: 'good for a few minutes' }) address!: string;
}

@ApiTags('reports')
@Controller('console/:organization')
export class ReportsConsoleController {
  constructor(private readonly service: ReportsService) {}

  @Post('requests/:id/reports')
  @Allow('report:make')
  @Returns(ReportView, 202)
  async ask(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ReportView> {
    return ReportView.of(await this.service.ask(ctx, id));
  }

  @Get('requests/:id/reports')
  @Allow('report:read')
  @Returns([ReportView])
  async ofRequest(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ReportView[]> {
    return (await this.service.ofRequest(ctx, id)).map(ReportView.of);
  }

  @Post('reports/:id/address')
  @Allow('report:read')
  @Returns(ReportAddressView, 200)
  async address(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ReportAddressView> {
    return { address: await this.service.address(ctx, id) };
  }
}
