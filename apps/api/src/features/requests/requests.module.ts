import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { QuestionnairesModule } from '../questionnaires/questionnaires.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { CustomersService } from './customers.service.js';
import { ExchangeReactions } from './exchange-reactions.facts.js';
import { ExchangeRepository } from './exchange.repository.js';
import { ExchangeService } from './exchange.service.js';
import { RecordedRequestsService } from './recorded-requests.service.js';
import { RequestQuestions } from './request-questions.js';
import { TestCopiesService } from './test-copies.service.js';
import { RequestLetters } from './request-letters.js';
import { RequesterAnswersService } from './requester-answers.service.js';
import { VendorRequest } from './request.entity.js';
import { RequestsConsoleController } from './requests.console.controller.js';
import { RequestsReader } from './requests.reader.js';
import { RequestsRepository } from './requests.repository.js';
import { RequestsService } from './requests.service.js';
import { RequestsViews } from './requests.views.js';
import { RequestsWorker } from './requests.worker.js';
import { TakingOnService } from './taking-on.service.js';

export const REQUESTS_ENTITIES = [VendorRequest];

@Module({
  imports: [DeadlinesModule, OrganizationsModule, QuestionnairesModule, VendorsModule],
  controllers: [RequestsConsoleController],
  providers: [CustomersService, ExchangeReactions, ExchangeRepository, ExchangeService, RecordedRequestsService, RequestLetters, RequestQuestions, TestCopiesService, RequesterAnswersService, RequestsReader, RequestsRepository, RequestsService, RequestsViews, RequestsWorker, TakingOnService],
  exports: [CustomersService, ExchangeReactions, ExchangeService, RecordedRequestsService, RequestsReader, RequestsService, TakingOnService],
})
export class RequestsModule {}
