import { Module } from '@nestjs/common';
import { VendorsModule } from '../vendors/vendors.module.js';
import { Engagement } from './engagement.entity.js';
import { EngagementsConsoleController } from './engagements.console.controller.js';
import { EngagementsRepository } from './engagements.repository.js';
import { EngagementsService } from './engagements.service.js';

export const ENGAGEMENTS_ENTITIES = [Engagement];

@Module({
  imports: [VendorsModule],
  controllers: [EngagementsConsoleController],
  providers: [EngagementsRepository, EngagementsService],
  exports: [EngagementsService],
})
export class EngagementsModule {}
