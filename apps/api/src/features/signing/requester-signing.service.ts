import { Injectable, type OnModuleInit } from '@nestjs/common';
import { dayWords } from '@holdfast/domain/dates/date-words';
import { READING_MINUTES } from '@holdfast/domain/questionnaires/answering-time';
import type { RequestStatus } from '@holdfast/domain/requests/request-steps';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import { sha256Of } from '../../platform/hashes/sha256.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { AgreementsReader } from '../agreements/agreements.reader.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { ExchangeReactions } from '../requests/exchange-reactions.facts.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { RequestsService } from '../requests/requests.service.js';
import { AgreementDraftsService, documentNumberOf, type MadeDraft } from '../templates/agreement-drafts.service.js';
import type { SignatureDocument } from './signature-document.entity.js';
import { type SignAct, SigningActs } from './signing-acts.service.js';
import { sealAgreement } from './signing.jobs.js';
import { type Signing, SigningReader } from './signing.reader.js';
import { SignatureDocumentsRepository } from './signing.repository.js';

const PAGE = /\/Type \/Page\b/g;
const ENDED = ['withdrawn', 'declined'];

/** What the requester does to have an agreement signed: send it, answer with a new version, countersign. */
@Injectable()
export class RequesterSigningService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork, private readonly reader: SigningReader, private readonly documents: SignatureDocumentsRepository, private readonly drafts: AgreementDraftsService,
    private readonly agreements: AgreementsService, private readonly agreementsReader: AgreementsReader, private readonly requests: RequestsService, private readonly requestsReader: RequestsReader, private readonly organizations: OrganizationsReader,
    private readonly reactions: ExchangeReactions, private readonly acts: SigningActs, private readonly files: Files, private readonly jobs: Jobs, private readonly audit: AuditWriter,
  ) {}

  /** What nobody signs any more is a draft again, to be changed, sent anew or given up. */
  onModuleInit(): void {
    this.requests.whenWithdrawn((ctx, request) => this.free(ctx, request));
    this.reactions.when('requester', 'declined', async (ctx, { requestId }) => this.free(ctx, (await this.requestsReader.sentBy(ctx, requestId)).request));
  }

  find(ctx: Ctx, id: string): Promise<Signing> {
    return this.reader.asked(ctx, id);
  }

  /** The signature that was asked for last for this draft; null where none was. */
  async latestFor(ctx: Ctx, draftId: string): Promise<{ requestId: string; status: RequestStatus } | null> {
    const { draft } = await this.drafts.find(ctx, draftId);
    const last = await this.requestsReader.signatureFor(ctx, draft.vendorId, draft.agreementId);
    return last && { requestId: last.request.id, status: last.status };
  }

  /** The same for an agreement, with the draft it was made from; null where it was recorded from paper. */
  async ofAgreement(ctx: Ctx, agreementId: string): Promise<{ draftId: string; requestId: string | null; status: RequestStatus | null } | null> {
    const draft = await this.drafts.ofAgreement(ctx, agreementId);
    if (!draft) return null;
    const last = await this.requestsReader.signatureFor(ctx, draft.draft.vendorId, agreementId);
    return { draftId: draft.draft.id, requestId: last?.request.id ?? null, status: last?.status ?? null };
  }

  /** Sends a whole draft for signature; says the request's id. The paper is made once: what is shown is what is signed and sealed. */
  async send(ctx: Ctx, draftId: string, version: number, { contactId, dueOn }: { contactId: string; dueOn: string }): Promise<string> {
    const draft = await this.drafts.find(ctx, draftId);
    sameVersion(draft.draft.version, version);
    refuseUnready(draft);
    const paper = await this.paper(ctx, draft);
    return this.uow.run(ctx, async (ctx) => {
      await this.uow.takeTurns(ctx, `signing draft ${draftId}`);
      const now = await this.drafts.find(ctx, draftId);
      sameVersion(now.draft.version, version);
      if (now.textSha256 !== paper.textSha256) throw new DomainError('conflict', 'What was promised above changed meanwhile. Read the draft again, then send it');
      await this.makeFree(ctx, now);
      const { agreementId, vendorId } = now.draft;
      await this.agreements.sendOut(ctx, agreementId);
      const title = paper.document.title;
      const requestId = await this.requests.open(ctx, vendorId, {
        kind: 'signature', contactId, dueOn, title, agreementId, questionnaire: null,
        letter: { kind: 'agreement-for-signature', variables: { agreementTitle: title, minutes: READING_MINUTES, effectiveDate: dayWords(paper.states.life.effectiveDate) } },
      });
      await this.documents.insert(ctx, { ...paper, requestId, version: 1, reissuedBecause: '' });
      await this.audit.record(ctx, 'agreement.signature_asked', { subjectType: 'agreement', subjectId: agreementId, vendorId, detail: { requestId, documentSha256: paper.documentSha256 } });
      return requestId;
    });
  }

  /** Answers with a new version of the draft: what was signed before is void, and the vendor hears of it. */
  async reissue(ctx: Ctx, id: string, reason: string): Promise<Signing> {
    const signing = await this.reader.asked(ctx, id);
    const draft = await this.drafts.ofAgreement(ctx, signing.request.agreementId ?? '');
    if (!draft) throw new DomainError('not_found', 'The draft of this agreement is not there any more');
    refuseUnready(draft);
    if (draft.textSha256 === signing.current.textSha256) throw new DomainError('rule_broken', 'The draft says what was sent already. Change it first, then send the new version');
    const paper = await this.paper(ctx, draft);
    await this.uow.run(ctx, async (ctx) => {
      await this.uow.takeTurns(ctx, `signing ${id}`);
      const now = await this.reader.asked(ctx, id);
      if (now.current.version !== signing.current.version) throw new DomainError('conflict', `Version ${now.current.version} was sent meanwhile`);
      const version = now.current.version + 1;
      await this.documents.insert(ctx, { ...paper, requestId: id, version, reissuedBecause: reason });
      await this.requests.stepSignature(ctx, id, 'reissued', { version, reason }, {
        kind: 'agreement-for-signature', key: `reissued.${version}`, variables: { agreementTitle: paper.document.title, minutes: READING_MINUTES, effectiveDate: dayWords(paper.states.life.effectiveDate) },
      });
    });
    return this.reader.asked(ctx, id);
  }

  async sendCode(ctx: Ctx, id: string, origin: string): Promise<string> {
    const signing = await this.reader.asked(ctx, id);
    await this.signatory(ctx);
    if (signing.status !== 'signed') throw notNow(signing);
    await this.stillWanted(ctx, signing);
    return this.acts.sendCode(ctx, signing, `/console/${ctx.slug}/requests/${id}`, origin);
  }

  /** Signs for the requester, after the vendor; then, and only then, the seal is promised. */
  async countersign(ctx: Ctx, id: string, act: Omit<SignAct, 'title'>, origin: string): Promise<Signing> {
    const before = await this.reader.asked(ctx, id);
    const { title } = await this.signatory(ctx);
    const whole = { ...act, title };
    if (this.acts.repeated(ctx, before, 'requester', whole)) return before;
    this.acts.refuseUnfit(before, whole);
    if (before.status !== 'signed') throw notNow(before);
    await this.stillWanted(ctx, before);
    const proof = await this.acts.prove(ctx, before, whole, origin);
    await this.uow.run(ctx, async (ctx) => {
      await this.uow.takeTurns(ctx, `signing ${id}`);
      const now = await this.reader.asked(ctx, id);
      if (this.acts.repeated(ctx, now, 'requester', whole)) return;
      this.acts.refuseUnfit(now, whole);
      await this.acts.keep(ctx, now, 'requester', whole, proof);
      await this.requests.stepSignature(ctx, id, 'countersigned', { version: now.current.version, name: whole.name, title });
      await this.jobs.enqueue(ctx, sealAgreement, { requestId: id });
    });
    return this.reader.asked(ctx, id);
  }

  async documentAddress(ctx: Ctx, id: string): Promise<string> {
    const { current } = await this.reader.asked(ctx, id);
    return this.files.address(ctx, current.fileId);
  }

  async sealedAddress(ctx: Ctx, id: string): Promise<string> {
    const { sealed, request } = await this.reader.asked(ctx, id);
    if (!sealed) throw new DomainError('conflict', 'This is not sealed yet: both sides sign first');
    const address = await this.files.address(ctx, sealed.fileId);
    await this.uow.run(ctx, (ctx) => this.audit.record(ctx, 'agreement.sealed_opened', { subjectType: 'request', subjectId: id, vendorId: request.vendorId }));
    return address;
  }

  /** Who signs for us: a member to whom the organization gave authority, with a title. */
  private async signatory(ctx: Ctx): Promise<{ title: string }> {
    const member = await this.organizations.member(ctx, ctx.actor.memberId ?? '');
    if (!member?.active || !member.canSign || member.title.trim() === '') throw new DomainError('forbidden', 'It is not recorded that you have authority to sign for this organization. An owner records it, with your title, under Members');
    return member;
  }

  private async free(ctx: Ctx, { kind, vendorId, agreementId, id }: Signing['request']): Promise<void> {
    if (kind !== 'signature' || agreementId === null) return;
    const last = await this.requestsReader.signatureFor(ctx, vendorId, agreementId);
    const found = await this.agreementsReader.one(ctx, agreementId);
    if (last?.request.id === id && found?.agreement.status === 'out_for_signature') await this.agreements.recall(ctx, agreementId);
  }

  /** What was given up meanwhile is not signed: its seal could execute nothing. */
  private async stillWanted(ctx: Ctx, { request }: Signing): Promise<void> {
    const found = await this.agreementsReader.one(ctx, request.agreementId ?? '');
    if (found?.agreement.status !== 'out_for_signature') throw new DomainError('rule_broken', `The agreement is ${found?.agreement.status ?? 'not there'} now, so it is not signed any more. Withdraw this request`);
  }

  /** An agreement whose request ended without a signature may be sent again; one that is still out may not. */
  private async makeFree(ctx: Ctx, { agreement: { agreement }, draft }: MadeDraft): Promise<void> {
    if (agreement.status !== 'out_for_signature') return;
    const last = await this.requestsReader.signatureFor(ctx, draft.vendorId, draft.agreementId);
    if (last && !ENDED.includes(last.status)) throw new DomainError('conflict', 'This is out for signature already. Send a new version there, or withdraw it first');
    await this.agreements.recall(ctx, draft.agreementId);
  }

  /** Printed and kept, outside a transaction. */
  private async paper(ctx: Ctx, draft: MadeDraft): Promise<Omit<SignatureDocument, 'id' | 'tenantId' | 'requestId' | 'version' | 'reissuedBecause' | 'madeAt'>> {
    const { made: { document, life, readings, satisfies }, textSha256 } = draft;
    if (!life) throw new DomainError('rule_broken', 'It does not say yet how long it runs');
    const pdf = await this.drafts.print(ctx, draft);
    const fileId = await this.files.store(ctx, { name: `${documentNumberOf(draft.draft)}.pdf`, type: 'application/pdf' }, pdf);
    const clauses = Object.entries(satisfies).map(([id, where]) => ({ id, where: `clause ${where.join(', ')}` }));
    return { document, states: { life, readings, clauses }, textSha256, documentSha256: sha256Of(pdf), fileId, pages: pdf.toString('latin1').match(PAGE)?.length ?? 0 };
  }
}

const refuseUnready = ({ made: { problems, findings } }: MadeDraft): void => {
  const errors = [...problems.map(({ pointer, message }) => ({ pointer, message })), ...findings.filter(({ severity }) => severity === 'error').map(({ pointers, message, detail }) => ({ pointer: pointers[0] ?? '', message: `${message} ${detail}` }))];
  if (errors.length > 0) throw new DomainError('rule_broken', 'This is not ready to be signed', errors);
};

const notNow = ({ status }: Signing) => new DomainError('rule_broken', status === 'taken_on' || status === 'sent' ? 'The vendor signs first' : 'This is not the moment to sign it');
