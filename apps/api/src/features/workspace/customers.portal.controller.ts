import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { CustomersService } from '../requests/customers.service.js';
import { BegunView, CustomerView } from './entrance.dto.js';
import { ReportsToCustomersService } from './reports-to-customers.service.js';

@ApiTags('tasks')
@Controller('portal/:organization/customers')
export class CustomersPortalController {
  constructor(private readonly customers: CustomersService, private readonly reports: ReportsToCustomersService) {}

  @Get()
  @Allow('workspace:read')
  @Returns([CustomerView])
  async list(@WithCtx() ctx: Ctx): Promise<CustomerView[]> {
    return (await this.customers.all(ctx)).map(CustomerView.of);
  }

  /** What the vendor tells without being asked. */
  @Post(':id/subcontractor-reports')
  @Allow('workspace:read')
  @Returns(BegunView, 200)
  async reportSubcontractors(@WithCtx() ctx: Ctx, @Id() id: string): Promise<BegunView> {
    return { requestId: await this.reports.subcontractors(ctx, id) };
  }
}
