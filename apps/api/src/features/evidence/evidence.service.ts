import type { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EvidenceFacts, validityOf } from '@holdfast/domain/evidence/evidence-facts';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { ExchangeReactions } from '../requests/exchange-reactions.facts.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import type { ControlState, DocumentControl } from './document-control.entity.js';
import { DocumentControlsRepository } from './document-controls.repository.js';
import { EvidenceDeadlines } from './evidence-deadlines.js';
import type { EvidenceDocument } from './evidence-document.entity.js';
import { copyEvidence } from './evidence.jobs.js';
import { EvidenceRepository, type Uncopied } from './evidence.repository.js';
import { coveragesOf, type KindCoverage, type Standing, standingsOf } from './evidence-standing.js';

export type { EvidenceDocument };

/** A document as it stands, with our copy's state. */
export interface EvidenceRow extends Standing {
  readonly file: StoredFile | null;
  readonly controlsToCheck: number;
}

export interface VendorEvidence {
  readonly rows: readonly EvidenceRow[];
  readonly coverage: readonly KindCoverage[];
  /** Null: no scanner is set up, only the built-in rules. */
  readonly scanner: string | null;
}

const AT_ONCE = 100;

/** Documents that vendors handed over, in our own custody: copied, hashed and checked anew. */
@Injectable()
export class EvidenceService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork, private readonly documents: EvidenceRepository, private readonly controls: DocumentControlsRepository, private readonly requests: RequestsReader, private readonly vendors: VendorsReader, private readonly organizations: OrganizationsReader,
    private readonly reactions: ExchangeReactions, private readonly files: Files, private readonly jobs: Jobs, private readonly deadlines: EvidenceDeadlines, private readonly audit: AuditWriter,
  ) {}

  onModuleInit(): void {
    this.reactions.when('requester', 'submitted', (ctx, { requestId, payload }) => this.receive(ctx, requestId, Number(payload.submissionNumber)));
  }

  /** All of a vendor, newest first, each as it stands among them, and which days their kinds speak of. */
  ofVendor(ctx: Ctx, vendorId: string): Promise<VendorEvidence> {
    return this.uow.run(ctx, async (ctx) => {
      await this.vendors.existing(ctx, vendorId);
      return this.viewed(ctx, await this.documents.ofVendors(ctx, [vendorId]));
    });
  }

  async one(ctx: Ctx, id: string): Promise<EvidenceRow> {
    return this.uow.run(ctx, async (ctx) => {
      const { vendorId } = await this.existing(ctx, id);
      return (await this.ofVendor(ctx, vendorId)).rows.find(({ document }) => document.id === id) as EvidenceRow;
    });
  }

  ofRequest(ctx: Ctx, requestId: string): Promise<EvidenceDocument[]> {
    return this.uow.run(ctx, (ctx) => this.documents.ofRequest(ctx, requestId));
  }

  async address(ctx: Ctx, id: string): Promise<string> {
    const document = await this.uow.run(ctx, (ctx) => this.existing(ctx, id));
    if (!document.fileId) throw new DomainError('conflict', 'This document is being copied. Try again in a minute');
    const address = await this.files.address(ctx, document.fileId);
    await this.uow.run(ctx, (ctx) => this.audit.record(ctx, 'evidence.opened', { subjectType: 'document', subjectId: id, vendorId: document.vendorId }));
    return address;
  }

  /** Takes in a document that staff has from elsewhere. Outside a transaction until the bytes are here. */
  async record(ctx: Ctx, vendorId: string, { name, kind, sourceNote }: { readonly name: string; readonly kind: string; readonly sourceNote: string }, upload: Readable): Promise<string> {
    await this.uow.run(ctx, (ctx) => this.vendors.existing(ctx, vendorId));
    const fileId = await this.files.receive(ctx, { name, declaredType: '' }, upload);
    return this.uow.run(ctx, async (ctx) => {
      const { name, bytes, sha256 } = (await this.files.find(ctx, fileId)) as StoredFile;
      const id = await this.documents.record(ctx, { vendorId, kind, sourceNote, fileId, name, bytes: Number(bytes), sha256: sha256 as string, facts: {}, validTo: null });
      await this.deadlines.changed(ctx, vendorId);
      await this.audit.record(ctx, 'evidence.recorded', { subjectType: 'document', subjectId: id, vendorId, detail: { kind, sha256, source: sourceNote } });
      return id;
    });
  }

  /** What somebody here reads in it, in place of what the vendor says. */
  read(ctx: Ctx, id: string, version: number, kind: string, facts: EvidenceFacts): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const { vendorId } = await this.existing(ctx, id);
      if (!(await this.documents.read(ctx, id, version, { kind, facts, validTo: validityOf(kind, facts)?.until ?? null }))) throw new DomainError('precondition_failed', 'Somebody else has read this document in the meantime. Compare, then save again');
      await this.controls.list(ctx, id, controlsIn(facts));
      await this.deadlines.changed(ctx, vendorId);
      await this.audit.record(ctx, 'evidence.read', { subjectType: 'document', subjectId: id, vendorId, detail: { kind, ...facts } });
    });
  }

  controlsOf(ctx: Ctx, id: string): Promise<DocumentControl[]> {
    return this.uow.run(ctx, async (ctx) => {
      await this.existing(ctx, id);
      return this.controls.ofDocument(ctx, id);
    });
  }

  judgeControl(ctx: Ctx, id: string, controlId: string, version: number, judged: { readonly state: ControlState; readonly note: string }): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const { vendorId } = await this.existing(ctx, id);
      const known = (await this.controls.ofDocument(ctx, id)).find((control) => control.id === controlId);
      if (!known) throw new DomainError('not_found', 'No such control');
      if (!(await this.controls.judge(ctx, id, controlId, version, judged))) throw new DomainError('precondition_failed', 'Somebody else has judged this in the meantime');
      await this.audit.record(ctx, 'evidence.control_judged', { subjectType: 'document', subjectId: id, vendorId, detail: { control: known.text, ...judged } });
    });
  }

  /** Somebody saw patient data in it: nobody gets it any more. */
  quarantine(ctx: Ctx, id: string, reason: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const { fileId, vendorId, sha256 } = await this.existing(ctx, id);
      if (!fileId) throw new DomainError('conflict', 'This document is being copied. Try again in a minute');
      await this.files.quarantine(ctx, fileId, 'patient_data');
      await this.audit.record(ctx, 'evidence.quarantined', { subjectType: 'document', subjectId: id, vendorId, detail: { reason, sha256 } });
    });
  }

  /** Forgets the bytes of one that was quarantined; its hash stays. */
  purge(ctx: Ctx, id: string, reason: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const { fileId, vendorId, sha256 } = await this.existing(ctx, id);
      const file = fileId ? await this.files.find(ctx, fileId) : null;
      if (!fileId || file?.state !== 'quarantined') throw new DomainError('rule_broken', 'Only a document that nobody gets any more can be purged. Quarantine it first');
      await this.files.purge(ctx, fileId);
      await this.audit.record(ctx, 'evidence.purged', { subjectType: 'document', subjectId: id, vendorId, detail: { reason, sha256 } });
    });
  }

  /** Fetches our own copy. Whoever does it twice finds it done. */
  async copy(ctx: Ctx, id: string): Promise<void> {
    const document = await this.uow.run(ctx, (ctx) => this.documents.find(ctx, id));
    if (!document || document.fileId) return;
    const fileId = (await this.uow.run(ctx, (ctx) => this.documents.copiedBefore(ctx, document))) ?? (await this.fetch(ctx, document));
    await this.uow.run(ctx, async (ctx) => {
      if (!(await this.documents.keep(ctx, id, fileId))) return;
      await this.audit.record(ctx, 'evidence.copied', { subjectType: 'document', subjectId: id, vendorId: document.vendorId, detail: { sha256: document.sha256, requestId: document.requestId } });
    });
  }

  uncopied(): Promise<Uncopied[]> {
    return this.documents.uncopied(AT_ONCE);
  }

  askForCopy(ctx: Ctx, documentId: string): Promise<void> {
    return this.uow.run(ctx, (ctx) => this.jobs.enqueue(ctx, copyEvidence, { documentId }));
  }

  private async existing(ctx: Ctx, id: string): Promise<EvidenceDocument> {
    const document = await this.documents.find(ctx, id);
    if (!document) throw new DomainError('not_found', 'No such document');
    return document;
  }

  private async viewed(ctx: Ctx, documents: readonly EvidenceDocument[]): Promise<VendorEvidence> {
    const files = new Map((await this.files.findMany(ctx, documents.flatMap(({ fileId }) => fileId ?? []))).map((file) => [file.id, file]));
    const toCheck = await this.controls.toCheck(ctx, documents.map(({ id }) => id));
    return {
      rows: standingsOf(documents).map((standing) => ({ ...standing, file: files.get(standing.document.fileId ?? '') ?? null, controlsToCheck: toCheck.get(standing.document.id) ?? 0 })),
      coverage: coveragesOf(documents, await this.organizations.today(ctx)),
      scanner: this.files.scannerName,
    };
  }

  private async fetch(ctx: Ctx, { requestId, submissionFileId }: EvidenceDocument): Promise<string> {
    if (!requestId || !submissionFileId) throw new Error('What staff recorded is its own copy');
    const { request } = await this.requests.sentBy(ctx, requestId);
    const file = await this.requests.submissionFile(ctx, submissionFileId);
    if (!file || !request.vendorOrgId) throw new Error(`Document of request ${requestId} has no source`);
    return this.files.copyFrom(request.vendorOrgId, file.vendorFileId, ctx);
  }

  private async receive(ctx: Ctx, requestId: string, number: number): Promise<void> {
    const { request: { vendorId } } = await this.requests.sentBy(ctx, requestId);
    for (const { id, kind, questionKeys, name, bytes, sha256, validTo, facts: said } of await this.requests.submissionFiles(ctx, requestId, number)) {
      const facts = { ...said, ...(validTo && { validTo }) };
      const { id: documentId, copied } = await this.documents.receive(ctx, { vendorId, requestId, submissionFileId: id, kind, questionKeys: [...questionKeys], name, bytes, sha256, facts, validTo: validityOf(kind, facts)?.until ?? null });
      await this.controls.list(ctx, documentId, controlsIn(facts));
      if (!copied) await this.jobs.enqueue(ctx, copyEvidence, { documentId });
    }
    await this.deadlines.changed(ctx, vendorId);
  }
}

const MOST_CONTROLS = 200;

/** What a report expects of its readers, one a line. */
const controlsIn = ({ userControls = '' }: EvidenceFacts): string[] => [...new Set(userControls.split('\n').map((line) => line.trim()).filter(Boolean))].slice(0, MOST_CONTROLS);
