import { Injectable } from '@nestjs/common';
import { BAA_CHECKLIST, type ChecklistClause, type ClauseState, mayNotApply } from '@holdfast/domain/agreements/baa-checklist';
import { clauseVerdict, type ClauseVerdict } from '@holdfast/domain/agreements/clause-verdict';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { AgreementTermsRepository } from './agreement-terms.repository.js';
import { AgreementsRepository } from './agreements.repository.js';
import type { ClauseCheck } from './clause-check.entity.js';
import { ClauseChecksRepository } from './clause-checks.repository.js';

export interface ClauseFinding {
  readonly state: ClauseState;
  readonly foundAt: string;
  readonly words: string;
}

/** A provision, and what was found of it; null: nobody looked. */
export interface CheckedClause {
  readonly clause: ChecklistClause;
  readonly check: ClauseCheck | null;
  readonly beforeAmendment: boolean;
}

export interface CheckedClauses {
  readonly clauses: readonly CheckedClause[];
  readonly verdict: ClauseVerdict;
}

/** The search for the provisions of the checklist in an agreement. */
@Injectable()
export class AgreementClausesService {
  constructor(
    private readonly uow: UnitOfWork, private readonly agreements: AgreementsRepository, private readonly terms: AgreementTermsRepository, private readonly checks: ClauseChecksRepository,
    private readonly organizations: OrganizationsReader, private readonly audit: AuditWriter,
  ) {}

  of(ctx: Ctx, id: string): Promise<CheckedClauses> {
    return this.uow.run(ctx, async (ctx) => {
      if (!(await this.agreements.find(ctx, id))) throw new DomainError('not_found', 'No such agreement');
      const amended = (await this.terms.ofAgreements(ctx, [id])).filter(({ reason }) => reason === 'amendment').at(-1)?.number ?? 0;
      const byClause = new Map((await this.checks.ofAgreements(ctx, [id])).map((check) => [check.clause, check]));
      const clauses = BAA_CHECKLIST.map((clause) => {
        const check = byClause.get(clause.id) ?? null;
        return { clause, check, beforeAmendment: check !== null && check.termsNumber < amended };
      });
      const found = clauses.flatMap(({ check, beforeAmendment }) => (check ? [{ clause: check.clause, state: check.state, byName: check.byName, checkedOn: check.checkedOn, beforeAmendment }] : []));
      return { clauses, verdict: clauseVerdict(found) };
    });
  }

  /** What a person found of one provision. `version` is that of the earlier finding, 0 where there is none. */
  check(ctx: Ctx, id: string, clauseId: string, version: number, finding: ClauseFinding): Promise<CheckedClauses> {
    return this.uow.run(ctx, async (ctx) => {
      const agreement = await this.agreements.findForUpdate(ctx, id);
      if (!agreement) throw new DomainError('not_found', 'No such agreement');
      const clause = BAA_CHECKLIST.find((each) => each.id === clauseId);
      if (!clause) throw new DomainError('not_found', 'No such clause on the checklist');
      if (agreement.status === 'void') throw new DomainError('rule_broken', 'A void agreement is not checked');
      refuseContradiction(clause, finding);
      const before = await this.checks.find(ctx, id, clauseId);
      sameVersion(before?.version ?? 0, version);
      const check = {
        ...finding, agreementId: id, clause: clauseId, byMemberId: ctx.actor.memberId ?? null, byName: ctx.actor.name, checkedOn: await this.organizations.today(ctx),
        termsNumber: (await this.terms.ofAgreements(ctx, [id])).at(-1)?.number ?? 0,
      };
      if (before) await this.checks.update(ctx, before, check);
      else await this.checks.insert(ctx, [check]);
      await this.audit.record(ctx, 'agreement.clause_checked', { subjectType: 'agreement', subjectId: id, vendorId: agreement.vendorId, detail: { clause: clauseId, state: finding.state, ...(before && { before: before.state }) } });
      return this.of(ctx, id);
    });
  }
}

const refuseContradiction = (clause: ChecklistClause, { state, foundAt }: ClauseFinding): void => {
  if (state === 'located' && foundAt.trim() === '') throw new DomainError('invalid', 'Say where it stands', [{ pointer: '/foundAt', message: 'say the page or section' }]);
  if (state === 'not_applicable' && mayNotApply(clause) === null) throw new DomainError('rule_broken', `Every business associate agreement has this provision (45 CFR ${clause.cite}): say that it is missing or unclear`, [{ pointer: '/state', message: 'always applies' }]);
};
