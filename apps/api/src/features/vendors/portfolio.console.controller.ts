import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { VENDOR_FILTERS, type VendorFilter } from '@holdfast/contracts/vendors';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { ReturnsFile } from '../../platform/http/returns.decorator.js';
import { PortfolioService } from './portfolio.service.js';

const FILTERS = Object.keys(VENDOR_FILTERS);

/** As the vendor list is filtered. */
export class PortfolioQuery {
  @ApiPropertyOptional({ maxLength: 200 }) @IsOptional() @IsString() @MaxLength(200) search?: string;
  @ApiPropertyOptional({ enum: FILTERS }) @IsOptional() @IsIn(FILTERS) filter?: VendorFilter;
  @ApiPropertyOptional({ format: 'uuid', description: 'those that this import brought' }) @IsOptional() @IsUUID() importId?: string;
}

@ApiTags('vendors')
@Controller('console/:organization/portfolio')
export class PortfolioConsoleController {
  constructor(private readonly portfolio: PortfolioService) {}

  @Get('vendors.csv')
  @Allow('report:make')
  @Header('content-disposition', 'attachment; filename="vendors.csv"')
  @ReturnsFile('text/csv')
  async csv(@WithCtx() ctx: Ctx, @Query() query: PortfolioQuery): Promise<StreamableFile> {
    return new StreamableFile(await this.portfolio.csv(ctx, query));
  }

  @Get('vendors.xlsx')
  @Allow('report:make')
  @Header('content-disposition', 'attachment; filename="vendors.xlsx"')
  @ReturnsFile('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  async workbook(@WithCtx() ctx: Ctx, @Query() query: PortfolioQuery): Promise<StreamableFile> {
    return new StreamableFile(await this.portfolio.workbook(ctx, query));
  }
}
