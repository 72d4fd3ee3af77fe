import { Module } from '@nestjs/common';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { FindingsModule } from '../findings/findings.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { QuestionnairesModule } from '../questionnaires/questionnaires.module.js';
import { RequestsModule } from '../requests/requests.module.js';
import { SigningModule } from '../signing/signing.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { AskedStatement } from './asked-statement.entity.js';
import { MadeStatement } from './made-statement.entity.js';
import { StatementConsequences } from './statement-consequences.service.js';
import { StatementNews } from './statement-news.service.js';
import { StatementPaper } from './statement-paper.entity.js';
import { StatementPapers } from './statement-papers.service.js';
import { StatementsConsoleController } from './statements.console.controller.js';
import { StatementsPortalController } from './statements.portal.controller.js';
import { StatementsReader } from './statements.reader.js';
import { AskedStatementsRepository, MadeStatementsRepository, StatementPapersRepository } from './statements.repository.js';
import { StatementsService } from './statements.service.js';
import { StatementsWorker } from './statements.worker.js';
import { SubjectsService } from './subjects.service.js';
import { VendorStatementsService } from './vendor-statements.service.js';

export const STATEMENTS_ENTITIES = [AskedStatement, MadeStatement, StatementPaper];

@Module({
  imports: [EngagementsModule, FindingsModule, OrganizationsModule, QuestionnairesModule, RequestsModule, SigningModule, VendorsModule],
  controllers: [StatementsConsoleController, StatementsPortalController],
  providers: [
    AskedStatementsRepository, MadeStatementsRepository, StatementConsequences, StatementNews, StatementPapers, StatementPapersRepository, StatementsReader, StatementsService, StatementsWorker, SubjectsService, VendorStatementsService,
  ],
  exports: [StatementsReader, SubjectsService],
})
export class StatementsModule {}
