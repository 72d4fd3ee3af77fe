import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { type StatementAct, statementProblems } from '@holdfast/domain/statements/statement-act';
import { blanksOf, EXCEPTIONS, filledText, type StatementValues, takesExceptions } from '@holdfast/domain/statements/statement-text';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sha256Of, sha256OfJson } from '../../platform/hashes/sha256.js';
import type { NewSubmission, SubmissionContent } from '../requests/exchange.facts.js';
import { ExchangeService } from '../requests/exchange.service.js';
import { ActCodes, type CodedAct } from '../signing/act-codes.service.js';
import { knownOf } from './known-values.js';
import { type Stating, StatementsReader } from './statements.reader.js';
import { MadeStatementsRepository } from './statements.repository.js';

/** What is typed and ticked, over which words, and proven by which code. */
export interface AttestAct extends StatementAct {
  /** Of the words that were read, before any blank was filled in. */
  readonly sha256: string;
  readonly challengeId: string;
  readonly code: string;
}

/** Why a statement cannot be made, or is true no longer. */
export interface Withdrawal {
  readonly reason: string;
  readonly since: LocalDate;
  /** Whether PHI was affected, as far as the vendor knows. */
  readonly phi: 'yes' | 'no' | 'unknown';
}

const FIRST = 1;

/** What the vendor's people do with a statement that is asked of them. */
@Injectable()
export class VendorStatementsService {
  constructor(
    private readonly uow: UnitOfWork, private readonly reader: StatementsReader, private readonly made: MadeStatementsRepository, private readonly exchange: ExchangeService,
    private readonly codes: ActCodes, private readonly audit: AuditWriter,
  ) {}

  find(ctx: Ctx, id: string): Promise<Stating> {
    return this.reader.received(ctx, id);
  }

  toldBefore(ctx: Ctx, stating: Stating): Promise<StatementValues> {
    return this.reader.toldBefore(ctx, stating);
  }

  async sendCode(ctx: Ctx, id: string, origin: string): Promise<string> {
    const stating = await this.reader.received(ctx, id);
    if (stating.status !== 'taken_on') throw notNow(stating);
    return this.codes.send(ctx, actOf(stating), `/portal/${ctx.slug}/requests/${id}`, origin);
  }

  /** Makes the statement. The same act again answers what it did; one request is stated once. */
  async attest(ctx: Ctx, id: string, act: AttestAct, origin: string): Promise<Stating> {
    const before = await this.reader.received(ctx, id);
    if (repeated(ctx, before)) return before;
    if (before.status !== 'taken_on') throw notNow(before);
    refuseUnfit(before, act);
    const proof = await this.codes.prove(ctx, actOf(before), act.challengeId, act.code, origin);
    await this.uow.run(ctx, async (ctx) => {
      await this.uow.takeTurns(ctx, `stating ${id}`);
      const now = await this.reader.received(ctx, id);
      if (repeated(ctx, now)) return;
      refuseUnfit(now, act); // the day may have changed since
      await this.handOver(ctx, now, act, proof);
    });
    return this.reader.received(ctx, id);
  }

  /** It cannot be stated: the request ends, and the requester hears why. */
  decline(ctx: Ctx, id: string, withdrawal: Withdrawal): Promise<Stating> {
    return this.step(ctx, id, 'declined', () => withdrawal, withdrawal.since);
  }

  /** What was stated is true no longer: it stays, with the day on which it stopped. */
  takeBack(ctx: Ctx, id: string, withdrawal: Withdrawal): Promise<Stating> {
    return this.step(ctx, id, 'taken_back', ({ made }) => ({ ...withdrawal, submissionNumber: made?.submissionNumber ?? 0 }), withdrawal.since);
  }

  passOn(ctx: Ctx, id: string, name: string, email: string): Promise<Stating> {
    return this.step(ctx, id, 'passed_on', () => ({ name, email }));
  }

  private async handOver(ctx: Ctx, stating: Stating, act: AttestAct, { email, authenticated }: { email: string; authenticated: string }): Promise<void> {
    const { request, asked: { statement }, today } = stating;
    const values = valuesOf(stating, act);
    const exceptions = act.exceptions === 'some' ? act.exceptionsText.trim() : null;
    const text = filledText(statement, values);
    const [name, title] = [act.name.trim(), act.title.trim()];
    const content = contentOf(values);
    const submission: NewSubmission = {
      number: FIRST, content, byName: name, byTitle: title, submittedOn: today,
      sha256: sha256OfJson({ requestId: request.id, number: FIRST, submittedOn: today, content, text, signatory: { name, title } }),
    };
    await this.exchange.state(ctx, stating, submission, exceptions !== null);
    await this.made.insert(ctx, {
      tenantId: request.tenantId, requestId: request.id, submissionNumber: FIRST, text, sha256: sha256Of(text), exceptions, userId: ctx.actor.userId as string, email, challengeId: act.challengeId, authenticated,
      authority: authorityWords(stating),
    });
    await this.audit.record(ctx, 'task.stated', { subjectType: 'request', subjectId: request.id, detail: { number: FIRST, sha256: submission.sha256, withExceptions: exceptions !== null } });
  }

  private async step(ctx: Ctx, id: string, kind: 'declined' | 'taken_back' | 'passed_on', payload: (stating: Stating) => object, since?: LocalDate): Promise<Stating> {
    await this.uow.run(ctx, async (ctx) => {
      await this.uow.takeTurns(ctx, `stating ${id}`);
      const stating = await this.reader.received(ctx, id);
      if (since !== undefined && since > stating.today) throw new DomainError('rule_broken', 'A day to come cannot have been', [{ pointer: '/since', message: 'is after today' }]);
      await this.exchange.step(ctx, stating, 'vendor', kind, payload(stating));
      await this.audit.record(ctx, `task.${kind}`, { subjectType: 'request', subjectId: id });
    });
    return this.reader.received(ctx, id);
  }
}

/** What is ticked before it is stated. */
export const authorityWords = ({ request }: Pick<Stating, 'request'>): string => `I have authority to make this statement for ${request.vendorName}.`;


const actOf = ({ request, asked }: Stating): CodedAct => ({ request, version: asked.version, word: 'statement', what: `the statement “${request.title}”` });

const repeated = (ctx: Ctx, { made, submission }: Stating): boolean => {
  if (!made) return false;
  if (made.userId === ctx.actor.userId) return true;
  throw new DomainError('conflict', `${submission?.byName ?? 'A colleague'} has stated this already`);
};

const refuseUnfit = ({ asked, today }: Stating, act: AttestAct): void => {
  if (act.sha256 !== asked.sha256) throw new DomainError('conflict', 'These are not the words that are asked for. Load the page again, read them, then state them', [{ pointer: '/sha256', message: 'is not of the words that are asked for' }]);
  const problems = statementProblems(asked.statement, act, today);
  if (problems.length > 0) throw new DomainError('rule_broken', 'Nothing was stated yet', problems);
};

/** Every blank with what stands in it. */
const valuesOf = (stating: Stating, act: AttestAct): StatementValues => {
  const { statement } = stating.asked;
  return {
    ...knownOf(stating), attestorName: act.name.trim(), attestorTitle: act.title.trim(),
    ...Object.fromEntries(blanksOf(statement).map(({ name }) => [name, (act.values[name] ?? '').trim()])),
    ...(takesExceptions(statement) && { [EXCEPTIONS]: act.exceptions === 'some' ? act.exceptionsText.trim() : 'none' }),
  };
};

/** A statement's blanks are its questions. */
const contentOf = (values: StatementValues): SubmissionContent =>
  ({ asked: Object.keys(values), answers: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])), comments: {} });

const notNow = ({ status }: Stating) => new DomainError('rule_broken', status === 'withdrawn' ? 'This was withdrawn: there is nothing left to state' : 'This is not the moment to state it');
