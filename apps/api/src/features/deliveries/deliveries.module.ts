import { Module } from '@nestjs/common';
import { DeliveriesConsoleController } from './deliveries.console.controller.js';

@Module({ controllers: [DeliveriesConsoleController] })
export class DeliveriesModule {}
