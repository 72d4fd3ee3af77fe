import { Injectable } from '@nestjs/common';
import { lifeSpan } from '@holdfast/domain/agreements/agreement-span';
import type { RenewalTerms } from '@holdfast/domain/agreements/renewal';
import { readingsProblem } from '@holdfast/domain/agreements/term-shapes';
import { type ReadingsChange, termsOn, type TermsOnDay, type TermsVersion } from '@holdfast/domain/agreements/terms-on';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { AgreementFollower } from './agreement-follower.js';
import { versionsOf } from './agreement-terms.entity.js';
import { AgreementTermsRepository } from './agreement-terms.repository.js';
import type { Agreement } from './agreement.entity.js';
import { refuseImpossible } from './agreements.service.js';
import { AgreementsRepository } from './agreements.repository.js';

/** What a further version says: only the terms it changes. */
export interface TermsChange {
  readonly reason: 'amendment' | 'correction' | 'reading';
  /** The first day it holds; a correction without one keeps that of the version it corrects. */
  readonly effectiveFrom: LocalDate | null;
  readonly corrects: number | null;
  readonly life: Partial<RenewalTerms>;
  readonly readings: ReadingsChange;
  readonly note: string;
}

const LAST_DAY = '9999-12-31';

/** What an agreement says, in versions that are only ever added. */
@Injectable()
export class AgreementTermsService {
  constructor(
    private readonly uow: UnitOfWork, private readonly agreements: AgreementsRepository, private readonly terms: AgreementTermsRepository, private readonly organizations: OrganizationsReader,
    private readonly follower: AgreementFollower, private readonly clock: Clock, private readonly audit: AuditWriter,
  ) {}

  /** Amended by both sides, recorded wrongly before, or only now read. What was recorded before stays on record. */
  change(ctx: Ctx, id: string, version: number, change: TermsChange): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const agreement = await this.agreements.findForUpdate(ctx, id);
      if (!agreement) throw new DomainError('not_found', 'No such agreement');
      sameVersion(agreement.version, version);
      const { reason, life, readings } = change;
      if (Object.keys(life).length + Object.keys(readings).length === 0) throw new DomainError('invalid', 'Say which terms change', [{ pointer: '/terms', message: 'names no term' }]);
      const problem = readingsProblem(readings);
      if (problem) throw new DomainError('invalid', 'A term cannot be read like this', [{ pointer: `/readings/${problem.term}`, message: problem.message }]);
      if (!['executed', ...(reason === 'amendment' ? [] : ['superseded', 'terminated'])].includes(agreement.status)) throw new DomainError('rule_broken', `The terms of a ${agreement.status.replaceAll('_', ' ')} agreement do not change any more`);
      const before = versionsOf(await this.terms.ofAgreements(ctx, [id]));
      const next = reason === 'amendment' ? amendment(agreement, before, change) : correction(before, change);
      refuseContradictions([...before, { ...next, number: before.length + 1, recordedAt: (await this.clock.now(ctx)).toISOString() }], await this.organizations.today(ctx));
      const number = await this.terms.insert(ctx, id, next);
      await this.agreements.update(ctx, agreement, {});
      await this.follower.follow(ctx, id);
      const detail = { reason, number, effectiveFrom: next.effectiveFrom, corrects: next.corrects, changed: [...Object.keys(life), ...Object.keys(readings)] };
      await this.audit.record(ctx, 'agreement.terms_changed', { subjectType: 'agreement', subjectId: id, vendorId: agreement.vendorId, detail });
    });
  }
}

type Next = Omit<TermsVersion, 'number' | 'recordedAt'> & { note: string };

const amendment = ({ inForceUntil, terminatedOn }: Agreement, before: readonly TermsVersion[], { effectiveFrom, life, readings, note }: TermsChange): Next => {
  const at = '/effectiveFrom';
  if (effectiveFrom === null) throw new DomainError('invalid', 'Say the first day of the amendment', [{ pointer: at, message: 'say the first day on which it holds' }]);
  const { life: held } = termsOn(before, effectiveFrom) as TermsOnDay;
  if (effectiveFrom < held.effectiveDate) throw new DomainError('rule_broken', 'An amendment cannot take effect before the agreement does', [{ pointer: at, message: `is before ${held.effectiveDate}` }]);
  if (inForceUntil !== null && effectiveFrom > inForceUntil) throw new DomainError('rule_broken', `It ${terminatedOn ? 'was terminated' : 'ended'} on ${inForceUntil}; an amendment does not bring it back. Record a new agreement`, [{ pointer: at, message: `is after ${inForceUntil}` }]);
  const { effectiveDate, ...changed } = life;
  if (effectiveDate !== undefined && effectiveDate !== held.effectiveDate) throw new DomainError('rule_broken', 'An amendment does not move the first day of an agreement. Where it was recorded wrongly, correct it', [{ pointer: '/terms/effectiveDate', message: `is not ${held.effectiveDate}` }]);
  return { reason: 'amendment', effectiveFrom, corrects: null, life: changed, readings, note };
};

const correction = (before: readonly TermsVersion[], { reason, effectiveFrom, corrects, life, readings, note }: TermsChange): Next => {
  const named = before.find(({ number }) => number === corrects);
  if (!named) throw new DomainError('rule_broken', corrects === null ? 'Say which version it corrects' : `There is no version ${corrects} of these terms`, [{ pointer: '/corrects', message: `is not one of the versions 1 to ${before.length}` }]);
  if (reason === 'reading' && Object.keys(life).length > 0) throw new DomainError('invalid', 'Reading does not change how long it runs: correct it, or record the amendment', [{ pointer: '/terms', message: 'is not part of a reading' }]);
  // A correction of a correction is about the same statement of the contract.
  const statement = before.find(({ number }) => number === (named.corrects ?? named.number)) as TermsVersion;
  const stands = before.findLast((version) => version === statement || version.corrects === statement.number) as TermsVersion;
  if (statement.reason === 'amendment' && life.effectiveDate !== undefined) throw new DomainError('rule_broken', 'An amendment does not move the first day of an agreement. Correct the agreement itself', [{ pointer: '/terms/effectiveDate', message: 'is not said by an amendment' }]);
  const first = statement.reason === 'new' ? (life.effectiveDate ?? stands.effectiveFrom) : (effectiveFrom ?? stands.effectiveFrom);
  return { reason, effectiveFrom: first, corrects: statement.number, life, readings, note };
};

/** Terms that hold on some day must be possible, and nothing may take effect outside the agreement's life. */
const refuseContradictions = (versions: readonly TermsVersion[], today: LocalDate): void => {
  for (const { effectiveFrom } of versions) refuseImpossible((termsOn(versions, effectiveFrom) as TermsOnDay).life, today);
  const { life } = termsOn(versions, LAST_DAY) as TermsOnDay;
  const { from, until } = lifeSpan(life);
  const outside = versions.find(({ reason, effectiveFrom }) => reason === 'amendment' && (effectiveFrom < from || (until !== null && effectiveFrom > until)));
  if (outside) throw new DomainError('rule_broken', `The amendment of ${outside.effectiveFrom} would lie outside the agreement, which would run from ${from}${until === null ? '' : ` through ${until}`}`, [{ pointer: '/terms', message: 'leaves an amendment outside its life' }]);
};
