import { Injectable } from '@nestjs/common';
import type { Readings } from '@holdfast/domain/agreements/agreement-readings';
import { termsOn } from '@holdfast/domain/agreements/terms-on';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type AgreementRow, AgreementRowsViews } from './agreement-rows.views.js';
import { versionsOf } from './agreement-terms.entity.js';
import { AgreementsRepository, type WithTerms } from './agreements.repository.js';

export type { AgreementRow } from './agreement-rows.views.js';

const LAST_DAY: LocalDate = '9999-12-31';

/** What other features may ask about agreements. */
@Injectable()
export class AgreementsReader {
  constructor(private readonly uow: UnitOfWork, private readonly agreements: AgreementsRepository, private readonly views: AgreementRowsViews) {}

  /** All of the organization, with their terms as of a day; in four statements, however many there are. */
  allOn(ctx: Ctx, day: LocalDate): Promise<AgreementRow[]> {
    return this.views.on(ctx, 'all', null, day);
  }

  /** One of them with its terms as of its last day, if it has one, or as of today's last version; null where there is none. */
  async atItsEnd(ctx: Ctx, id: string): Promise<AgreementRow | null> {
    const found = await this.uow.run(ctx, (ctx) => this.agreements.find(ctx, id));
    return found && ((await this.views.on(ctx, 'byIds', [id], found.inForceUntil ?? LAST_DAY))[0] ?? null);
  }

  /** Those that name one of these engagements, likewise. */
  ofEngagementsOn(ctx: Ctx, engagementIds: readonly string[], day: LocalDate): Promise<AgreementRow[]> {
    return this.views.on(ctx, 'ofEngagements', engagementIds, day);
  }

  /** BAAs in force on that day, with what was read of each: what a subcontractor's agreement must not go beyond. */
  promisesOn(ctx: Ctx, day: LocalDate): Promise<{ id: string; vendorId: string; title: string; from: LocalDate; readings: Readings }[]> {
    return this.uow.run(ctx, async (ctx) => (await this.agreements.all(ctx)).flatMap(({ agreement: { id, kind, vendorId, title, inForceFrom, inForceUntil }, terms }) => {
      const inForce = inForceFrom !== null && inForceFrom <= day && (inForceUntil === null || inForceUntil >= day);
      return (kind === 'baa' || kind === 'sub_baa') && inForce ? [{ id, vendorId, title, from: inForceFrom, readings: termsOn(versionsOf(terms), day)?.readings ?? {} }] : [];
    }));
  }

  /** One of the organization, or null. */
  one(ctx: Ctx, id: string): Promise<WithTerms | null> {
    return this.uow.run(ctx, (ctx) => this.agreements.withTerms(ctx, id));
  }
}
