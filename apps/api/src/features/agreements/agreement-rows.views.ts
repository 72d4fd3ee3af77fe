import { Injectable } from '@nestjs/common';
import type { AgreementKind } from '@holdfast/domain/agreements/agreement-kinds';
import { chainTermsOf } from '@holdfast/domain/agreements/agreement-readings';
import type { AgreementStatus } from '@holdfast/domain/agreements/agreement-status';
import { BAA_CHECKLIST, type ClauseState, isRequired } from '@holdfast/domain/agreements/baa-checklist';
import { termsOn } from '@holdfast/domain/agreements/terms-on';
import type { ChainAgreement } from '@holdfast/domain/chain/chain-register';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { eachInTurns } from '../../platform/turns/in-turns.js';
import { type AgreementTerms, versionsOf } from './agreement-terms.entity.js';
import type { Cover } from './agreement.entity.js';

/** An agreement as the chain computes with it, and what screens say of it. */
export interface AgreementRow extends ChainAgreement {
  readonly vendorId: string;
  readonly title: string;
  readonly ownerMemberId: string;
}

interface Head {
  readonly id: string;
  readonly vendorId: string;
  readonly kind: AgreementKind;
  readonly title: string;
  readonly status: AgreementStatus;
  readonly ownerMemberId: string;
  readonly inForceFrom: LocalDate | null;
  readonly inForceUntil: LocalDate | null;
}
type Version = Pick<AgreementTerms, 'agreementId' | 'number' | 'reason' | 'effectiveFrom' | 'corrects' | 'life' | 'readings' | 'recordedAt'>;
interface Check {
  readonly agreementId: string;
  readonly clause: string;
  readonly state: ClauseState;
}
type Covered = Cover & { readonly agreementId: string };

/** Which agreements: all, those that name one of the engagements, or one. Each is a statement of its own, so that each is planned for what it asks. */
const WHICH = {
  all: '$1::uuid[] is null',
  ofEngagements: 'in (select agreement_id from agreement_engagements where engagement_id = any($1::uuid[]))',
  byIds: '= any($1::uuid[])',
} as const;
type Which = keyof typeof WHICH;

const REQUIRED = BAA_CHECKLIST.filter(isRequired).map(({ id }) => id);
const FIRST_DAY: LocalDate = '0001-01-01';

/** Agreements as plain rows: of tens of thousands, entities would cost more than the rule that reads them, and hold up whoever else waits. */
@Injectable()
export class AgreementRowsViews {
  constructor(private readonly uow: UnitOfWork) {}

  /** By id, with their terms as of a day. */
  async on(ctx: Ctx, which: Which, ids: readonly string[] | null, day: LocalDate): Promise<AgreementRow[]> {
    const heads = await this.rows<Head>(ctx, which, ids, 'agreements', 'id', `
      select id, vendor_id as "vendorId", kind, title, status, owner_member_id as "ownerMemberId", in_force_from as "inForceFrom", in_force_until as "inForceUntil"`, 'id');
    const versions = await grouped(await this.rows<Version>(ctx, which, ids, 'agreement_terms', 'agreement_id', `
      select agreement_id as "agreementId", number, reason, effective_from as "effectiveFrom", corrects, life, readings, recorded_at as "recordedAt"`, 'number'));
    const covers = await grouped(await this.rows<Covered>(ctx, which, ids, 'agreement_engagements', 'agreement_id', `
      select agreement_id as "agreementId", engagement_id as "engagementId", from_on as "from", to_on as "to"`, 'engagement_id'));
    const checks = await grouped(await this.rows<Check>(ctx, which, ids, 'clause_checks', 'agreement_id', `select agreement_id as "agreementId", clause, state`, 'clause'));
    return eachInTurns(heads, (head) => rowOf(head, versions.get(head.id) ?? [], covers.get(head.id) ?? [], checks.get(head.id) ?? [], day));
  }

  private rows<R extends object>(ctx: Ctx, which: Which, ids: readonly string[] | null, table: string, key: string, select: string, order: string): Promise<R[]> {
    const where = which === 'all' ? WHICH.all : `${key} ${WHICH[which]}`;
    return this.uow.read<R>(ctx, `agreement-rows-${table}-${which}`, `${select} from ${table} where ${where} order by ${order}`, [ids]);
  }
}

const grouped = async <R extends { readonly agreementId: string }>(rows: readonly R[]): Promise<Map<string, R[]>> => {
  const groups = new Map<string, R[]>();
  await eachInTurns(rows, (row) => {
    const group = groups.get(row.agreementId);
    if (group === undefined) groups.set(row.agreementId, [row]);
    else group.push(row);
  });
  return groups;
};

/** The clauses located in it, once each required one was looked for; before that nobody can say which are missing. */
const locatedClauses = (checks: readonly Check[]): string[] | null => {
  const looked = new Set(checks.map(({ clause }) => clause));
  return REQUIRED.every((id) => looked.has(id)) ? checks.filter(({ state }) => state === 'located').map(({ clause }) => clause) : null;
};

const rowOf = ({ id, kind, vendorId, title, ownerMemberId, status, inForceFrom, inForceUntil }: Head, versions: readonly Version[], covers: readonly Cover[], checks: readonly Check[], day: LocalDate): AgreementRow => {
  const held = termsOn(versionsOf(versions), day);
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
