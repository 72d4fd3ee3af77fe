import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { signingGap } from '@holdfast/domain/agreements/agreement-span';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import { addDays } from '@holdfast/domain/dates/local-date';
import { localDateAt } from '@holdfast/domain/dates/zoned-instant';
import { longDate } from '@holdfast/domain/templates/template-text';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { PdfPrinter } from '../../platform/documents/pdf.printer.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { SealCheck } from '../../platform/esign/sealed-pdf.js';
import { Seals } from '../../platform/esign/seals.js';
import { Files } from '../../platform/files/files.js';
import { sha256Of } from '../../platform/hashes/sha256.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Mail } from '../../platform/mail/mail.js';
import { AgreementDocumentsService } from '../agreements/agreement-documents.service.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { RequestsService } from '../requests/requests.service.js';
import { documentNumberOf } from '../templates/agreement-drafts.service.js';
import { certificateOf } from './certificate.js';
import { copySealed, sealAgreement } from './signing.jobs.js';
import { type Signing, SigningReader } from './signing.reader.js';
import { SealedDocumentsRepository, SignaturesRepository, SignedCopiesRepository } from './signing.repository.js';

const AT_ONCE = 100;
const LINK_DAYS = 90;

/** After both signatures: the seal, the agreement's execution, and each side's copy. */
@Injectable()
export class SealingService {
  constructor(
    private readonly uow: UnitOfWork, private readonly reader: SigningReader, private readonly signatures: SignaturesRepository, private readonly sealed: SealedDocumentsRepository,
    private readonly copies: SignedCopiesRepository, private readonly seals: Seals, private readonly printer: PdfPrinter, private readonly files: Files, private readonly agreements: AgreementsService,
    private readonly agreementDocuments: AgreementDocumentsService, private readonly requests: RequestsService, private readonly organizations: OrganizationsReader, private readonly mail: Mail,
    private readonly jobs: Jobs, private readonly audit: AuditWriter,
  ) {}

  /**
   * Takes the exact paper that both sides signed, appends the certificate, seals and keeps it; the agreement is executed in the transaction that
   * records the seal. Whoever does it twice, or after somebody was killed half-way, finds it done or does it anew: nothing is half-written.
   */
  async seal(ctx: Ctx, requestId: string): Promise<void> {
    const signing = await this.reader.asked(ctx, requestId);
    if (!signing.sealed && signing.status === 'countersigned') await this.make(ctx, signing);
    if (signing.request.vendorOrgId) await this.promiseCopy(systemCtx(signing.request.vendorOrgId), requestId);
  }

  /** The vendor's own copy, in its own tenant; hashed against what was sealed. */
  async copy(ctx: Ctx, requestId: string): Promise<void> {
    const { request, sealed } = await this.reader.received(ctx, requestId);
    if (!sealed || (await this.uow.run(ctx, (ctx) => this.copies.ofRequest(ctx, requestId)))) return;
    const bytes = await this.bytesOf(systemCtx(request.tenantId), sealed.fileId, sealed.sha256);
    const fileId = await this.files.store(ctx, { name: `${request.title} with ${request.requesterName}, sealed.pdf`, type: 'application/pdf' }, bytes);
    await this.uow.run(ctx, async (ctx) => {
      if (!(await this.copies.keep(ctx, requestId, sealed.sha256, fileId))) return this.files.purge(ctx, fileId);
      await this.audit.record(ctx, 'task.signed_copy_kept', { subjectType: 'request', subjectId: requestId, detail: { sha256: sealed.sha256 } });
    });
  }

  /** Looks at the sealed bytes now. */
  async check(ctx: Ctx, requestId: string): Promise<SealCheck> {
    const { sealed, request } = await this.reader.asked(ctx, requestId);
    if (!sealed) throw new DomainError('conflict', 'This is not sealed yet: both sides sign first');
    const { stream } = await this.files.open(ctx, sealed.fileId);
    const found = await this.seals.check(await buffer(stream));
    await this.uow.run(ctx, (ctx) => this.audit.record(ctx, 'agreement.seal_checked', { subjectType: 'request', subjectId: requestId, vendorId: request.vendorId, detail: { state: found.state } }));
    return found.state === 'valid' && found.sha256 !== sealed.sha256 ? { ...found, state: 'changed', sentence: 'The seal is whole, but this is not the file that was recorded.' } : found;
  }

  async lost(): Promise<{ unsealed: { tenantId: string; requestId: string }[]; uncopied: { tenantId: string; requestId: string }[] }> {
    return { unsealed: await this.signatures.unsealed(AT_ONCE), uncopied: await this.signatures.uncopied(AT_ONCE) };
  }

  promiseSeal(ctx: Ctx, requestId: string): Promise<void> {
    return this.uow.run(ctx, (ctx) => this.jobs.enqueue(ctx, sealAgreement, { requestId }));
  }

  promiseCopy(ctx: Ctx, requestId: string): Promise<void> {
    return this.uow.run(ctx, (ctx) => this.jobs.enqueue(ctx, copySealed, { requestId }));
  }

  private async make(ctx: Ctx, signing: Signing): Promise<void> {
    const { request, current, signatures } = signing;
    const agreementId = request.agreementId as string;
    const shown = await this.bytesOf(ctx, current.fileId, current.documentSha256);
    const executedOn = localDateAt(Math.max(...signatures.map(({ at }) => at.getTime())), request.zone);
    const gap = signingGap(current.states.life.effectiveDate, executedOn);
    const gapSentence = gap && `Its first day is ${longDate(current.states.life.effectiveDate)}; the last signature is of ${longDate(executedOn)}. The ${gap.days} ${gap.days === 1 ? 'day' : 'days'} before it stay without this agreement.`;
    const certificate = await this.printer.print('agreementCertificate', certificateOf(signing, await this.seals.issuer(), documentNumberOf({ agreementId }), gapSentence));
    const sealed = await this.seals.seal(shown, certificate, `Signed by ${signatures.map(({ name }) => name).join(' and ')}`);
    const sha256 = sha256Of(sealed);
    const { state, sentence, issuer } = await this.seals.check(sealed);
    if (state !== 'valid') throw new Error(`A seal that was just made does not hold: ${sentence}`);
    const name = `${request.title} with ${request.vendorName}, sealed.pdf`;
    const fileId = await this.files.store(ctx, { name, type: 'application/pdf' }, sealed);
    await this.uow.run(ctx, async (ctx) => {
      await this.uow.takeTurns(ctx, `signing ${request.id}`);
      if (await this.sealed.ofRequest(ctx, request.id)) return this.files.purge(ctx, fileId);
      await this.sealed.insert(ctx, { requestId: request.id, version: current.version, documentSha256: current.documentSha256, sha256, bytes: sealed.length, fileId, issuer: issuer ?? '' });
      await this.agreements.execute(ctx, agreementId, { ...current.states, executedOn, checkedBy: 'Holdfast, from the template it was made from' });
      await this.agreementDocuments.keep(ctx, agreementId, fileId, name);
      await this.tell(ctx, signing, executedOn);
      await this.audit.record(ctx, 'agreement.sealed', { subjectType: 'agreement', subjectId: agreementId, vendorId: request.vendorId, detail: { requestId: request.id, documentSha256: current.documentSha256, sha256, ...(gap && { daysUnsigned: gap.days }) } });
    });
  }

  /** Both sides hear where their copy is. */
  private async tell(ctx: Ctx, { request, current, signatures }: Signing, executedOn: string): Promise<void> {
    const variables = {
      agreementTitle: request.title, executedDate: dayWords(executedOn), zone: zoneWords(request.zone), effectiveDate: dayWords(current.states.life.effectiveDate), linkUntil: dayWords(addDays(executedOn, LINK_DAYS)),
      requesterName: request.requesterName, vendorName: request.vendorName, senderName: request.senderName, senderEmail: request.senderEmail, senderTitle: request.senderTitle,
    };
    await this.requests.write(ctx, request.id, { kind: 'signed-copies', key: 'signed-copies', variables });
    const slug = await this.organizations.slug(ctx);
    const ours = new Map([[request.senderEmail, request.senderName], ...signatures.filter(({ side }) => side === 'requester').map(({ email, name }) => [email, name] as [string, string])]);
    for (const [email, name] of ours) {
      await this.mail.plan(ctx, {
        key: `signing.${request.id}.copies.${email.toLowerCase()}`, kind: 'signed-copies', to: { email, name }, variables: { ...variables, recipientName: name },
        link: { path: `/console/${slug}/requests/${request.id}` }, subject: { type: 'request', id: request.id },
      });
    }
  }

  private async bytesOf(ctx: Ctx, fileId: string, sha256: string): Promise<Buffer> {
    const { stream } = await this.files.open(ctx, fileId);
    const bytes = await buffer(stream);
    if (sha256Of(bytes) !== sha256) throw new Error(`File ${fileId} is not what was signed`);
    return bytes;
  }
}
