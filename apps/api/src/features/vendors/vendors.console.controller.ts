import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { AddContactBody, ContactView, CreateVendorBody, EditVendorBody, VendorCountsView, VendorListQuery, VendorPageView, VendorView } from './vendors.dto.js';
import { TimelinePageView, TimelineQuery } from './vendor-timeline.dto.js';
import { VendorTimelineService } from './vendor-timeline.service.js';
import { VendorsService } from './vendors.service.js';
import { VendorsViews } from './vendors.views.js';

@ApiTags('vendors')
@Controller('console/:organization/vendors')
export class VendorsConsoleController {
  constructor(private readonly service: VendorsService, private readonly views: VendorsViews, private readonly timelines: VendorTimelineService) {}

  @Get()
  @Allow('vendor:read')
  @Returns(VendorPageView)
  async list(@WithCtx() ctx: Ctx, @Query() query: VendorListQuery): Promise<VendorPageView> {
    return VendorPageView.of(await this.views.list(ctx, query));
  }

  @Get('counts')
  @Allow('vendor:read')
  @Returns(VendorCountsView)
  counts(@WithCtx() ctx: Ctx): Promise<VendorCountsView> {
    return this.views.counts(ctx);
  }

  @Post()
  @Allow('vendor:create')
  @Returns(VendorView, 201)
  async create(@WithCtx() ctx: Ctx, @Body() body: CreateVendorBody): Promise<VendorView> {
    return VendorView.of(await this.service.create(ctx, body));
  }

  @Get(':id')
  @Allow('vendor:read')
  @Returns(VendorView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<VendorView> {
    return VendorView.of(await this.views.byId(ctx, id));
  }

  @Patch(':id')
  @Allow('vendor:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(VendorView)
  async edit(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() body: EditVendorBody): Promise<VendorView> {
    return VendorView.of(await this.service.edit(ctx, id, version, body));
  }

  @Post(':id/archive')
  @Allow('vendor:archive')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(VendorView, 200)
  async archive(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number): Promise<VendorView> {
    return VendorView.of(await this.service.archive(ctx, id, version));
  }

  @Post(':id/restore')
  @Allow('vendor:archive')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(VendorView, 200)
  async restore(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number): Promise<VendorView> {
    return VendorView.of(await this.service.restore(ctx, id, version));
  }

  @Get(':id/timeline')
  @Allow('vendor:read')
  @Returns(TimelinePageView)
  async timeline(@WithCtx() ctx: Ctx, @Id() id: string, @Query() query: TimelineQuery): Promise<TimelinePageView> {
    return TimelinePageView.of(await this.timelines.page(ctx, id, query));
  }

  @Get(':id/contacts')
  @Allow('vendor:read')
  @Returns([ContactView])
  async contacts(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ContactView[]> {
    return (await this.service.contactsOf(ctx, id)).map(ContactView.of);
  }

  @Post(':id/contacts')
  @Allow('vendor:edit')
  @Returns(ContactView, 201)
  async addContact(@WithCtx() ctx: Ctx, @Id() id: string, @Body() body: AddContactBody): Promise<ContactView> {
    return ContactView.of(await this.service.addContact(ctx, id, body));
  }

  @Delete(':id/contacts/:contactId')
  @Allow('vendor:edit')
  @Returns(null)
  removeContact(@WithCtx() ctx: Ctx, @Id() id: string, @Id('contactId') contactId: string): Promise<void> {
    return this.service.removeContact(ctx, id, contactId);
  }
}
