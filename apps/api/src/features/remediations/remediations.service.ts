import { Injectable, type OnModuleInit } from '@nestjs/common';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { questionsAt, remediationAnswerAt, remediationQuestionnaire, remediationWords } from '@holdfast/domain/remediations/remediation-questionnaire';
import type { RequestStatus } from '@holdfast/domain/requests/request-steps';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { type Finding, FindingsService } from '../findings/findings.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import type { SubmissionFile } from '../requests/exchange.facts.js';
import { ExchangeReactions } from '../requests/exchange-reactions.facts.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { RequestsService } from '../requests/requests.service.js';
import type { RemediationItem } from './remediation-item.entity.js';
import { RemediationsRepository } from './remediations.repository.js';

/** One finding as the vendor is asked to mend it. */
export interface AskedFinding {
  readonly findingId: string;
  readonly found: string;
  readonly expected: string;
  readonly dueOn: LocalDate;
}

/** What our check makes of what the vendor said about one finding. */
export interface RemediationCheck {
  readonly findingId: string;
  readonly verdict: 'accepted' | 'returned';
  /** Accepted: why nothing is left to do, for ourselves. Returned: what the vendor reads. */
  readonly words: string;
}

/** A request for remediation as staff see it. */
export interface Remediation {
  readonly requestId: string;
  readonly status: RequestStatus;
  readonly items: readonly (RemediationItem & { readonly finding: Finding; readonly files: readonly SubmissionFile[] })[];
}

/** Findings that are mended with the vendor: it is asked, it says how far it is and shows it, and only our check closes them. */
@Injectable()
export class RemediationsService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork, private readonly items: RemediationsRepository, private readonly findings: FindingsService, private readonly requests: RequestsService, private readonly reader: RequestsReader,
    private readonly reactions: ExchangeReactions, private readonly organizations: OrganizationsReader, private readonly audit: AuditWriter,
  ) {}

  onModuleInit(): void {
    this.reactions.when('requester', 'submitted', (ctx, { requestId, payload, byName }) => this.hear(ctx, requestId, Number(payload.submissionNumber), byName));
    this.reactions.when('requester', 'declined', (ctx, { requestId, payload, byName }) => this.end(ctx, requestId, byName, String(payload.reason ?? '')));
    this.requests.whenWithdrawn(async (ctx, { id, kind }) => { if (kind === 'remediation') await this.end(ctx, id); });
  }

  /** Asks a vendor to mend these findings, in one request; says its id. */
  ask(ctx: Ctx, vendorId: string, asked: readonly AskedFinding[], contactId: string, dueOn: LocalDate, purpose: string): Promise<string> {
    return this.uow.run(ctx, async (ctx) => {
      const known = new Map((await this.findings.existing(ctx, asked.map(({ findingId }) => findingId))).map((finding) => [finding.id, finding]));
      refuseUnfit(vendorId, asked.map(({ findingId }) => known.get(findingId) as Finding));
      const questionnaire = remediationQuestionnaire(asked.map(({ found, expected, dueOn: by }) => ({ found, expected, by })));
      const requestId = await this.requests.sendQuestionnaire(ctx, vendorId, 'remediation', questionnaire, { contactId, dueOn, purpose: purpose || 'We found what is to be mended.' });
      for (const [place, { findingId, ...item }] of asked.entries()) {
        if (!(await this.items.insert(ctx, { requestId, findingId, place, ...item }))) throw new DomainError('conflict', `The vendor was asked already to mend “${item.found}”`, [{ pointer: `/findings/${place}`, message: 'is asked about already' }]);
        await this.findings.step(ctx, findingId, () => ({ kind: 'remediation_asked', change: { status: 'in_remediation' }, said: `By ${dayWords(item.dueOn)}` }));
      }
      await this.audit.record(ctx, 'remediation.asked', { subjectType: 'request', subjectId: requestId, vendorId, detail: { findings: asked.length } });
      return requestId;
    });
  }

  read(ctx: Ctx, requestId: string): Promise<Remediation> {
    return this.uow.run(ctx, async (ctx) => {
      const { request, status } = await this.reader.sentBy(ctx, requestId);
      if (request.kind !== 'remediation') throw new DomainError('not_found', 'This request asks for no remediation');
      const items = await this.items.of(ctx, requestId);
      const findings = new Map((await this.findings.existing(ctx, items.map(({ findingId }) => findingId))).map((finding) => [finding.id, finding]));
      const latest = (await this.reader.submissions(ctx, requestId)).at(-1);
      const files = latest ? await this.reader.submissionFiles(ctx, requestId, latest.number) : [];
      return { requestId, status, items: items.map((item) => ({ ...item, finding: findings.get(item.findingId) as Finding, files: files.filter(({ questionKeys }) => questionKeys.includes(questionsAt(item.place).words)) })) };
    });
  }

  /** The request in which a finding is mended; null: it was never asked for. */
  requestOf(ctx: Ctx, findingId: string): Promise<{ requestId: string; ended: boolean } | null> {
    return this.uow.run(ctx, async (ctx) => {
      await this.findings.existing(ctx, [findingId]);
      return this.items.requestOf(ctx, findingId);
    });
  }

  /**
   * Our check, of every finding that waits for it, in one act: what is accepted is closed with a note of ours, what is returned goes back with words, all in one mail. When nothing is left, the
   * vendor hears that it is done.
   */
  check(ctx: Ctx, requestId: string, checks: readonly RemediationCheck[]): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const items = (await this.items.ofForUpdate(ctx, requestId)).filter(({ ended }) => !ended);
      const { status, request } = await this.reader.sentBy(ctx, requestId);
      if (request.kind !== 'remediation') throw new DomainError('not_found', 'This request asks for no remediation');
      if (status !== 'submitted') throw new DomainError('rule_broken', 'The vendor has not answered, or it was checked already');
      refuseIncomplete(items, checks);
      const returned: { id: string; message: string }[] = [];
      for (const item of items) {
        const { verdict, words } = checks.find(({ findingId }) => findingId === item.findingId) as RemediationCheck;
        if (verdict === 'accepted') {
          await this.items.update(ctx, item.id, { ended: true });
          await this.findings.close(ctx, item.findingId, null, words);
        } else {
          await this.findings.step(ctx, item.findingId, () => ({ kind: 'returned', change: { status: 'in_remediation' }, said: words }));
          const { state, until, words: about } = questionsAt(item.place);
          returned.push({ id: about, message: words }, { id: state, message: words }, ...(item.saidState === 'under_way' ? [{ id: until, message: words }] : []));
        }
      }
      const submissionNumber = items[0]?.submissionNumber ?? 1;
      if (returned.length > 0) await this.requests.sendBack(ctx, requestId, { submissionNumber, message: '', questions: returned });
      else await this.tellDone(ctx, requestId, submissionNumber);
    });
  }

  private async tellDone(ctx: Ctx, requestId: string, submissionNumber: number): Promise<void> {
    const { zone } = await this.organizations.profile(ctx);
    await this.requests.tellDecision(ctx, requestId, { submissionNumber, decision: 'approved', conditions: [] }, {
      kind: 'decision', key: 'decision',
      variables: { submissionNumber, decisionLabel: 'Checked, and nothing is left to mend', decisionDate: dayWords(await this.organizations.today(ctx)), zone: zoneWords(zone) },
    });
  }

  /** What the vendor submitted of each finding waits for our check. */
  private async hear(ctx: Ctx, requestId: string, number: number, byName: string): Promise<void> {
    if ((await this.reader.sentBy(ctx, requestId)).request.kind !== 'remediation') return;
    const { content } = await this.reader.submission(ctx, requestId, number);
    for (const item of await this.items.ofForUpdate(ctx, requestId)) {
      if (item.ended) continue;
      const answer = remediationAnswerAt(content.answers, item.place);
      await this.items.update(ctx, item.id, { saidState: answer.state, saidUntil: answer.until, saidWords: answer.words, submissionNumber: number });
      // Closed or excepted meanwhile: what it says stands in the record and changes nothing.
      await this.findings.step(ctx, item.findingId, ({ status }) => ({ kind: 'vendor_said', said: remediationWords(answer), byName, change: status === 'in_remediation' || status === 'open' ? { status: 'to_check' } : {} }));
    }
  }

  /** The request ended without a result: what it asked for is open again. */
  private async end(ctx: Ctx, requestId: string, byName?: string, said = ''): Promise<void> {
    for (const item of await this.items.ofForUpdate(ctx, requestId)) {
      if (item.ended) continue;
      await this.items.update(ctx, item.id, { ended: true });
      await this.findings.step(ctx, item.findingId, ({ status }) => ({ kind: 'remediation_ended', said, byName, change: status === 'in_remediation' || status === 'to_check' ? { status: 'open' } : {} }));
    }
  }
}

/** Only what is open, at one vendor, and each once. */
const refuseUnfit = (vendorId: string, findings: readonly Finding[]): void => {
  const errors = findings.flatMap(({ vendorId: own, status, id }, at) => [
    ...(own !== vendorId ? [{ pointer: `/findings/${at}`, message: 'is a finding at another vendor' }] : []),
    ...(status === 'closed' ? [{ pointer: `/findings/${at}`, message: 'is closed' }] : []),
    ...(status === 'excepted' ? [{ pointer: `/findings/${at}`, message: 'is excepted. Revoke the exception first' }] : []),
    ...(status === 'in_remediation' ? [{ pointer: `/findings/${at}`, message: 'is asked about already' }] : []),
    ...(findings.findIndex((other) => other.id === id) !== at ? [{ pointer: `/findings/${at}`, message: 'stands there twice' }] : []),
  ]);
  if (errors.length > 0) throw new DomainError('rule_broken', 'Not all of these can be mended in one request', errors);
};

/** Every finding that waits, and no other. */
const refuseIncomplete = (items: readonly RemediationItem[], checks: readonly RemediationCheck[]): void => {
  const errors = [
    ...checks.flatMap(({ findingId }, at) => (items.some((item) => item.findingId === findingId) ? [] : [{ pointer: `/checks/${at}/findingId`, message: 'waits for no check here' }])),
    ...items.filter(({ findingId }) => checks.filter((check) => check.findingId === findingId).length !== 1).map(({ found }) => ({ pointer: '/checks', message: `say once what you make of “${found}”` })),
  ];
  if (errors.length > 0) throw new DomainError('invalid', 'Some fields are not right', errors);
};
