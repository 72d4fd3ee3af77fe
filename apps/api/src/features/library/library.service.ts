import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { LibraryAnswer } from './library-answer.entity.js';
import { LibraryRepository, type Told } from './library.repository.js';

export type { LibraryAnswer, Told };

/** The vendor's own answers, kept for the next time. Which of them another customer may get is said item by item. */
@Injectable()
export class LibraryService {
  constructor(private readonly uow: UnitOfWork, private readonly library: LibraryRepository, private readonly audit: AuditWriter) {}

  all(ctx: Ctx): Promise<LibraryAnswer[]> {
    return this.uow.run(ctx, (ctx) => this.library.all(ctx));
  }

  /** Told to others than this customer, whether it may be reused or not. */
  toldToOthers(ctx: Ctx, requesterId: string): Promise<LibraryAnswer[]> {
    return this.uow.run(ctx, (ctx) => this.library.toldToOthers(ctx, requesterId));
  }

  /** Keeps what is handed over, in the transaction that hands it over. */
  async takeIn(ctx: Ctx, told: readonly Told[]): Promise<void> {
    if (told.length > 0) await this.library.takeIn(ctx, told);
  }

  /** Lets these be reused for other customers, or no more. What was handed over already stays where it is. */
  allow(ctx: Ctx, ids: readonly string[], reusable: boolean): Promise<LibraryAnswer[]> {
    return this.uow.run(ctx, async (ctx) => {
      for (const [at, id] of ids.entries()) if (!(await this.library.find(ctx, id))) throw new DomainError('not_found', 'No such answer', [{ pointer: `/ids/${at}`, message: 'is none of yours' }]);
      const changed = await this.library.allow(ctx, ids, reusable);
      if (changed > 0) await this.audit.record(ctx, reusable ? 'library.reuse_allowed' : 'library.reuse_ended', { subjectType: 'organization', subjectId: ctx.tenantId, detail: { answers: ids } });
      return this.library.all(ctx);
    });
  }
}
