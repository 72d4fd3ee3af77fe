import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import { IdentityService } from '../identity/identity.service.js';
import { ExchangeService } from '../requests/exchange.service.js';
import { type SignAct, SigningActs } from './signing-acts.service.js';
import { type Signing, SigningReader } from './signing.reader.js';
import { SignaturesRepository, SignedCopiesRepository } from './signing.repository.js';

/** What the vendor's people do with a document that came for signature. */
@Injectable()
export class VendorSigningService {
  constructor(
    private readonly uow: UnitOfWork, private readonly reader: SigningReader, private readonly signatures: SignaturesRepository, private readonly copies: SignedCopiesRepository,
    private readonly exchange: ExchangeService, private readonly acts: SigningActs, private readonly identity: IdentityService, private readonly files: Files, private readonly audit: AuditWriter,
  ) {}

  find(ctx: Ctx, id: string): Promise<Signing> {
    return this.reader.received(ctx, id);
  }

  /** Says that this person opened this version; the first time counts. */
  read(ctx: Ctx, id: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const { request, current } = await this.reader.received(ctx, id);
      const { id: userId, name, email } = await this.identity.person(ctx, ctx.actor.userId ?? '');
      await this.signatures.read(ctx, request.tenantId, id, current.version, { userId, name: name || email, email });
    });
  }

  /** The exact PDF that is to be signed. */
  async documentAddress(ctx: Ctx, id: string): Promise<string> {
    const { request, current } = await this.reader.received(ctx, id);
    return this.files.address(systemCtx(request.tenantId), current.fileId);
  }

  /** Our own copy of what was sealed. */
  async sealedAddress(ctx: Ctx, id: string): Promise<string> {
    const { sealed } = await this.reader.received(ctx, id);
    const copy = await this.uow.run(ctx, (ctx) => this.copies.ofRequest(ctx, id));
    if (!sealed) throw new DomainError('conflict', 'This is not sealed yet: both sides sign first');
    if (!copy?.fileId) throw new DomainError('conflict', 'Your copy is being made. Try again in a minute');
    const address = await this.files.address(ctx, copy.fileId);
    await this.uow.run(ctx, (ctx) => this.audit.record(ctx, 'task.signed_copy_opened', { subjectType: 'request', subjectId: id }));
    return address;
  }

  comment(ctx: Ctx, id: string, clauseId: string | null, text: string): Promise<Signing> {
    return this.step(ctx, id, 'commented', ({ current }) => {
      const clause = current.document.sections.flatMap(({ clauses }) => clauses).find((known) => known.id === clauseId);
      if (clauseId !== null && !clause) throw new DomainError('not_found', 'No such clause', [{ pointer: '/clauseId', message: 'is no clause of this document' }]);
      return { version: current.version, clauseId, clause: clause ? `${clause.number} ${clause.heading}` : null, text };
    });
  }

  requestChanges(ctx: Ctx, id: string, message: string): Promise<Signing> {
    return this.step(ctx, id, 'changes_requested', ({ current }) => ({ version: current.version, message }));
  }

  passOn(ctx: Ctx, id: string, name: string, email: string): Promise<Signing> {
    return this.step(ctx, id, 'passed_on', () => ({ name, email }));
  }

  decline(ctx: Ctx, id: string, reason: string): Promise<Signing> {
    return this.step(ctx, id, 'declined', () => ({ reason }));
  }

  async sendCode(ctx: Ctx, id: string, origin: string): Promise<string> {
    const signing = await this.reader.received(ctx, id);
    if (signing.status !== 'taken_on') throw notNow(signing);
    return this.acts.sendCode(ctx, signing, `/portal/${ctx.slug}/requests/${id}`, origin);
  }

  /** Signs for the vendor. The same act again answers what it did; one document is signed once. */
  async sign(ctx: Ctx, id: string, act: SignAct, origin: string): Promise<Signing> {
    const before = await this.reader.received(ctx, id);
    if (this.acts.repeated(ctx, before, 'vendor', act)) return before;
    this.acts.refuseUnfit(before, act);
    if (before.status !== 'taken_on') throw notNow(before);
    const proof = await this.acts.prove(ctx, before, act, origin);
    await this.uow.run(ctx, async (ctx) => {
      await this.uow.takeTurns(ctx, `signing ${id}`);
      const now = await this.reader.received(ctx, id);
      if (this.acts.repeated(ctx, now, 'vendor', act)) return;
      this.acts.refuseUnfit(now, act); // it may have been reissued since
      await this.acts.keep(ctx, now, 'vendor', act, proof);
      await this.exchange.step(ctx, now, 'vendor', 'signed', { version: now.current.version, name: act.name, title: act.title });
      await this.audit.record(ctx, 'task.signed', { subjectType: 'request', subjectId: id, detail: { version: now.current.version, documentSha256: act.documentSha256 } });
    });
    return this.reader.received(ctx, id);
  }

  private async step(ctx: Ctx, id: string, kind: 'commented' | 'changes_requested' | 'passed_on' | 'declined', payload: (signing: Signing) => object): Promise<Signing> {
    await this.uow.run(ctx, async (ctx) => {
      await this.uow.takeTurns(ctx, `signing ${id}`);
      const signing = await this.reader.received(ctx, id);
      await this.exchange.step(ctx, signing, 'vendor', kind, payload(signing));
      await this.audit.record(ctx, `task.${kind}`, { subjectType: 'request', subjectId: id });
    });
    return this.reader.received(ctx, id);
  }
}

const notNow = ({ status }: Signing) => new DomainError('rule_broken', status === 'changes_requested' ? 'You asked for changes: a new version comes before anybody signs' : 'This is not the moment to sign it');
