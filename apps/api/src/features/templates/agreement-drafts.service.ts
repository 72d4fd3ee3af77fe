import { Injectable } from '@nestjs/common';
import { assemble, type AssembledAgreement } from '@holdfast/domain/templates/assemble';
import type { UpstreamAgreement } from '@holdfast/domain/templates/agreement-constraints';
import { BAA_TEMPLATE } from '@holdfast/domain/templates/baa-template';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { PdfPrinter } from '../../platform/documents/pdf.printer.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sha256OfJson } from '../../platform/hashes/sha256.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { AgreementsReader } from '../agreements/agreements.reader.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import type { AgreementDraft } from './agreement-draft.entity.js';
import { AgreementDraftsRepository } from './agreement-drafts.repository.js';
import { DraftBeginnings } from './draft-beginnings.service.js';
import type { NewDraft, Vendor } from './draft-prefill.js';
import type { TemplateVersion } from './template-version.entity.js';
import { TemplatesService } from './templates.service.js';

export type WithTerms = NonNullable<Awaited<ReturnType<AgreementsReader['one']>>>;

export interface DraftChange {
  readonly choices?: Record<string, string>;
  readonly variables?: Record<string, unknown>;
  readonly stateTermsConfirmed?: { by: string; on: string } | null;
  readonly engagementIds?: readonly string[];
}

/** A draft with what it makes: the text, what it says, what is missing, and what its constraints find. */
export interface MadeDraft {
  readonly draft: AgreementDraft;
  readonly agreement: WithTerms;
  readonly vendor: Vendor;
  readonly template: (TemplateVersion & { readonly name: string }) | null;
  readonly upstream: readonly UpstreamAgreement[];
  readonly made: AssembledAgreement;
  /** Of the text as canonical JSON. */
  readonly textSha256: string;
}

const REF = 8; // letters of the id that stand on each page

/** Making a BAA from the template and the register: a draft that is kept, and an agreement once it is signed. */
@Injectable()
export class AgreementDraftsService {
  constructor(
    private readonly uow: UnitOfWork, private readonly drafts: AgreementDraftsRepository, private readonly templates: TemplatesService, private readonly agreements: AgreementsService,
    private readonly agreementsReader: AgreementsReader, private readonly vendors: VendorsReader, private readonly beginnings: DraftBeginnings,
    private readonly organizations: OrganizationsReader, private readonly printer: PdfPrinter, private readonly audit: AuditWriter,
  ) {}

  begin(ctx: Ctx, vendorId: string, drafted: NewDraft): Promise<MadeDraft> {
    const { variant, templateVersionId, engagementIds, supersedesId } = drafted;
    return this.uow.run(ctx, async (ctx) => {
      const vendor = await this.vendors.existing(ctx, vendorId);
      if (templateVersionId !== null) await this.templates.published(ctx, templateVersionId);
      const base = BAA_TEMPLATE.variants.find(({ id }) => id === variant);
      const agreementId = await this.agreements.draft(ctx, { vendorId, kind: base?.kind ?? 'baa', title: base?.words.documentTitle ?? '', supersedesId, engagementIds: engagementIds.map((id) => ({ id })) });
      const { choices, variables } = await this.beginnings.values(ctx, vendor, drafted, variant === 'ba-sub' ? await this.promises(ctx) : []);
      const id = await this.drafts.insert(ctx, { agreementId, vendorId, templateVersionId, variant, choices, variables });
      await this.audit.record(ctx, 'agreement.draft_begun', { subjectType: 'agreement', subjectId: agreementId, vendorId, detail: { variant } });
      return this.find(ctx, id);
    });
  }

  find(ctx: Ctx, id: string): Promise<MadeDraft> {
    return this.uow.run(ctx, async (ctx) => this.made(ctx, await this.drafts.find(ctx, id)));
  }

  /** The draft an agreement was made from; null where it was recorded from paper. */
  async ofAgreement(ctx: Ctx, agreementId: string): Promise<MadeDraft | null> {
    return this.uow.run(ctx, async (ctx) => {
      const draft = await this.drafts.ofAgreement(ctx, agreementId);
      return draft && this.made(ctx, draft);
    });
  }

  ofVendor(ctx: Ctx, vendorId: string): Promise<MadeDraft[]> {
    return this.uow.run(ctx, async (ctx) => {
      await this.vendors.existing(ctx, vendorId);
      const found: MadeDraft[] = [];
      for (const draft of await this.drafts.ofVendor(ctx, vendorId)) found.push(await this.made(ctx, draft));
      return found;
    });
  }

  /** Keeps what was chosen. What is missing may be missing for now; what is wrong is not kept. */
  edit(ctx: Ctx, id: string, version: number, { engagementIds, ...change }: DraftChange): Promise<MadeDraft> {
    return this.uow.run(ctx, async (ctx) => {
      const draft = await this.drafts.findForUpdate(ctx, id);
      if (!draft) throw noDraft();
      sameVersion(draft.version, version);
      const { made, agreement: { agreement, covers } } = await this.made(ctx, { ...draft, ...change });
      if (agreement.status !== 'draft' && agreement.status !== 'out_for_signature') throw new DomainError('rule_broken', `It is ${agreement.status}, so its text does not change any more`);
      const wrong = made.problems.filter(({ missing }) => !missing);
      if (wrong.length > 0) throw new DomainError('invalid', 'Some of it cannot be kept', wrong.map(({ pointer, message }) => ({ pointer, message })));
      if (engagementIds && !sameIds(engagementIds, covers.map(({ engagementId }) => engagementId))) await this.agreements.changeCover(ctx, draft.agreementId, engagementIds.map((each) => ({ id: each })));
      await this.drafts.update(ctx, draft, change);
      await this.audit.record(ctx, 'agreement.draft_edited', { subjectType: 'agreement', subjectId: draft.agreementId, vendorId: draft.vendorId, detail: { fields: [...Object.keys(change), ...(engagementIds ? ['engagementIds'] : [])] } });
      return this.find(ctx, id);
    });
  }

  /** Gives it up: the agreement becomes void, and stays on record. */
  discard(ctx: Ctx, id: string, version: number): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const draft = await this.drafts.findForUpdate(ctx, id);
      if (!draft) throw noDraft();
      sameVersion(draft.version, version);
      const found = await this.agreementsReader.one(ctx, draft.agreementId);
      if (found?.agreement.status === 'out_for_signature') throw new DomainError('rule_broken', 'It is out for signature. Withdraw that request first');
      await this.agreements.void(ctx, draft.agreementId);
    });
  }

  /** The document on paper, as it would be sent. Outside a transaction. */
  async pdf(ctx: Ctx, id: string): Promise<Buffer> {
    return this.print(ctx, await this.find(ctx, id));
  }

  async print(ctx: Ctx, { draft, made, textSha256 }: MadeDraft): Promise<Buffer> {
    const { name: organizationName } = await this.organizations.profile(ctx);
    return this.printer.print('agreement', { document: made.document, organizationName, documentNumber: documentNumberOf(draft), textSha256 });
  }

  private async made(ctx: Ctx, draft: AgreementDraft | null): Promise<MadeDraft> {
    const agreement = draft && (await this.agreementsReader.one(ctx, draft.agreementId));
    if (!draft || !agreement) throw noDraft();
    const template = draft.templateVersionId === null ? null : await this.templates.published(ctx, draft.templateVersionId);
    const upstream = draft.variant === 'ba-sub' ? (await this.promises(ctx)).map(({ title, with: customer, readings }) => ({ name: `${title} with ${customer}`, readings })) : [];
    const { variant, variables, stateTermsConfirmed } = draft;
    const made = assemble(BAA_TEMPLATE, { variant, variables, stateTermsConfirmed, choices: { ...template?.choices[variant], ...draft.choices }, overrides: template?.overrides ?? {} }, upstream);
    return { draft, agreement, vendor: await this.vendors.existing(ctx, draft.vendorId), template, upstream, made, textSha256: sha256OfJson(made.document) };
  }

  /** What we promised to whom we serve. */
  private async promises(ctx: Ctx) {
    const found = [];
    for (const promise of await this.agreementsReader.promisesOn(ctx, await this.organizations.today(ctx))) {
      const { relation, legalName } = await this.vendors.existing(ctx, promise.vendorId);
      if (relation === 'customer') found.push({ ...promise, with: legalName });
    }
    return found;
  }
}

/** Stands on every page of it. */
export const documentNumberOf = ({ agreementId }: Pick<AgreementDraft, 'agreementId'>): string => `BAA ${agreementId.slice(-REF).toUpperCase()}`;

const sameIds = (some: readonly string[], others: readonly string[]): boolean => some.length === others.length && some.every((id) => others.includes(id));

const noDraft = () => new DomainError('not_found', 'No such draft of an agreement');
