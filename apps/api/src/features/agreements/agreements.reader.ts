import { Injectable } from '@nestjs/common';
import { chainTermsOf, type Readings } from '@holdfast/domain/agreements/agreement-readings';
import { BAA_CHECKLIST, isRequired } from '@holdfast/domain/agreements/baa-checklist';
import { termsOn } from '@holdfast/domain/agreements/terms-on';
import type { ChainAgreement } from '@holdfast/domain/chain/chain-register';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { versionsOf } from './agreement-terms.entity.js';
import { AgreementsRepository, type WithTerms } from './agreements.repository.js';
import type { ClauseCheck } from './clause-check.entity.js';
import { ClauseChecksRepository } from './clause-checks.repository.js';

/** An agreement as the chain computes with it, and what screens say of it. */
export interface AgreementRow extends ChainAgreement {
  readonly vendorId: string;
  readonly title: string;
  readonly ownerMemberId: string;
}

const REQUIRED = BAA_CHECKLIST.filter(isRequired).map(({ id }) => id);
const FIRST_DAY: LocalDate = '0001-01-01';
const LAST_DAY: LocalDate = '9999-12-31';

/** What other features may ask about agreements. */
@Injectable()
export class AgreementsReader {
  constructor(private readonly uow: UnitOfWork, private readonly agreements: AgreementsRepository, private readonly checks: ClauseChecksRepository) {}

  /** All of the organization, with their terms as of a day; in four statements, however many there are. */
  allOn(ctx: Ctx, day: LocalDate): Promise<AgreementRow[]> {
    return this.uow.run(ctx, async (ctx) => this.rows(ctx, await this.agreements.all(ctx), day));
  }

  /** One of them with its terms as of its last day, if it has one, or as of today's last version; null where there is none. */
  atItsEnd(ctx: Ctx, id: string): Promise<AgreementRow | null> {
    return this.uow.run(ctx, async (ctx) => {
      const found = await this.agreements.withTerms(ctx, id);
      if (!found) return null;
      const [row] = await this.rows(ctx, [found], found.agreement.inForceUntil ?? LAST_DAY);
      return row;
    });
  }

  /** Those that name one of these engagements, likewise. */
  ofEngagementsOn(ctx: Ctx, engagementIds: readonly string[], day: LocalDate): Promise<AgreementRow[]> {
    return this.uow.run(ctx, async (ctx) => this.rows(ctx, await this.agreements.ofEngagements(ctx, engagementIds), day));
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

  private async rows(ctx: Ctx, all: readonly WithTerms[], day: LocalDate): Promise<AgreementRow[]> {
    const checks = new Map<string, ClauseCheck[]>();
    for (const check of await this.checks.ofAgreements(ctx, all.map(({ agreement }) => agreement.id))) checks.set(check.agreementId, [...(checks.get(check.agreementId) ?? []), check]);
    return all.map((found) => rowOf(found, checks.get(found.agreement.id) ?? [], day));
  }
}

/** The clauses located in it, once each required one was looked for; before that nobody can say which are missing. */
const locatedClauses = (checks: readonly ClauseCheck[]): string[] | null => {
  const looked = new Set(checks.map(({ clause }) => clause));
  return REQUIRED.every((id) => looked.has(id)) ? checks.filter(({ state }) => state === 'located').map(({ clause }) => clause) : null;
};

const rowOf = ({ agreement, terms, covers }: WithTerms, checks: readonly ClauseCheck[], day: LocalDate): AgreementRow => {
  const { id, kind, vendorId, title, ownerMemberId, status, inForceFrom, inForceUntil } = agreement;
  const held = termsOn(versionsOf(terms), day);
  const wasNeverInForce = inForceFrom !== null && inForceUntil !== null && inForceUntil < inForceFrom;
  return {
    id, kind, vendorId, title, ownerMemberId,
    // What ended was in force until it did: its last day says so.
    status: (status === 'superseded' || status === 'terminated') && inForceFrom !== null ? 'executed' : status,
    effective: wasNeverInForce ? null : inForceFrom, end: inForceUntil, autoRenew: inForceUntil === null && (held?.life.autoRenew ?? false),
    covers: covers.map(({ engagementId }) => engagementId),
    coverDates: new Map(covers.flatMap(({ engagementId, from, to }) => (from === null && to === null ? [] : [[engagementId, { from: from ?? FIRST_DAY, to }] as const]))),
    terms: chainTermsOf(held?.readings ?? {}, locatedClauses(checks)),
  };
};
