import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PHI_TYPE_LABELS, type PhiType } from '@holdfast/domain/chain/phi-types';
import { Coverage } from '@holdfast/domain/chain/coverage';
import { assuranceTold, type KnownSubcontract, type ProposedField, subcontractorProposals, type ToldSubcontractor, toldSubcontractors } from '@holdfast/domain/chain/subcontractor-proposals';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { rowsOf } from '@holdfast/domain/questionnaires/table-answer';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { AgreementsReader } from '../agreements/agreements.reader.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import type { Submission } from '../requests/exchange.facts.js';
import { ExchangeReactions } from '../requests/exchange-reactions.facts.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { VendorsService } from '../vendors/vendors.service.js';
import type { EngagementProposal } from './engagement-proposal.entity.js';
import { ProposalsRepository } from './proposals.repository.js';

const LIST = 'SUB-02';

type Engagement = Awaited<ReturnType<EngagementsService['existing']>>;

/** What a person says when she accepts: whom an added company is, when an ended one ended. */
export interface Acceptance {
  /** A vendor of the register; null: one that is not in it yet. */
  readonly supplierVendorId: string | null;
  readonly endOn: LocalDate | null;
  /** The version of the engagement that she looked at; absent: the one that the list was compared with. */
  readonly engagementVersion?: number;
}

/** A proposal with the names that its ids stand for. */
export interface NamedProposal extends EngagementProposal {
  readonly names: ReadonlyMap<string, string>;
  /** The engagement as it stands now; null for one to be added. */
  readonly engagement: (Engagement & { readonly supplierName: string }) | null;
  /** Was the engagement changed since the list was compared with it? */
  readonly changedSince: boolean;
}

const isKind = (type: string): type is PhiType => Object.hasOwn(PHI_TYPE_LABELS, type);

/** From a vendor's list to the register: what it would change is proposed, and a person decides. */
@Injectable()
export class ProposalsService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork, private readonly proposals: ProposalsRepository, private readonly requests: RequestsReader, private readonly reactions: ExchangeReactions,
    private readonly engagements: EngagementsService, private readonly agreements: AgreementsReader, private readonly vendors: VendorsReader, private readonly register: VendorsService, private readonly audit: AuditWriter,
  ) {}

  onModuleInit(): void {
    this.reactions.when('requester', 'submitted', (ctx, { requestId, payload }) => this.propose(ctx, requestId, Number(payload['submissionNumber'])));
  }

  ofVendor(ctx: Ctx, vendorId: string): Promise<NamedProposal[]> {
    return this.uow.run(ctx, async (ctx) => {
      await this.vendors.existing(ctx, vendorId);
      const all = await this.proposals.ofVendor(ctx, vendorId);
      const engagements = new Map((await this.engagements.existingOf(ctx, all.flatMap(({ engagementId }) => engagementId ?? []))).map((engagement) => [engagement.id, engagement]));
      const names = await this.vendors.namesOf(ctx, [...all.flatMap(({ matches }) => matches), ...[...engagements.values()].flatMap(({ supplierVendorId }) => supplierVendorId ?? [])]);
      return all.map((proposal) => {
        const engagement = engagements.get(proposal.engagementId ?? '');
        return { ...proposal, names, engagement: engagement ? { ...engagement, supplierName: names.get(engagement.supplierVendorId ?? '') ?? '' } : null, changedSince: engagement !== undefined && isChanged(proposal, engagement.version) };
      });
    });
  }

  waiting(ctx: Ctx): Promise<{ vendorId: string; vendorName: string; open: number }[]> {
    return this.uow.run(ctx, (ctx) => this.proposals.waiting(ctx));
  }

  accept(ctx: Ctx, id: string, version: number, acceptance: Acceptance): Promise<string> {
    return this.uow.run(ctx, async (ctx) => {
      await this.takeTurn(ctx);
      const proposal = await this.open(ctx, id, version);
      const engagementId = await this.carryOut(ctx, proposal, acceptance);
      await this.decide(ctx, proposal, 'accepted', '', engagementId);
      return proposal.vendorId;
    });
  }

  ignore(ctx: Ctx, id: string, version: number, reason: string): Promise<string> {
    return this.uow.run(ctx, async (ctx) => {
      await this.takeTurn(ctx);
      const proposal = await this.open(ctx, id, version);
      await this.decide(ctx, proposal, 'ignored', reason, proposal.engagementId);
      return proposal.vendorId;
    });
  }

  /** All that was told as it stands already: one press, since nothing changes but the day of the assurance. What was changed since then stays open, to be looked at. */
  confirmAll(ctx: Ctx, vendorId: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      await this.takeTurn(ctx);
      await this.vendors.existing(ctx, vendorId);
      const confirmed = (await this.proposals.openOf(ctx, vendorId)).filter(({ kind }) => kind === 'confirm');
      const now = new Map((await this.engagements.existingOf(ctx, confirmed.flatMap(({ engagementId }) => engagementId ?? []))).map((engagement) => [engagement.id, engagement.version]));
      for (const { id, version, ...proposal } of confirmed) if (!isChanged(proposal, now.get(proposal.engagementId ?? '') ?? 0)) await this.accept(ctx, id, version, { supplierVendorId: null, endOn: null });
    });
  }

  /** Every submission of a list, compared with what the register holds on its day. */
  private async propose(ctx: Ctx, requestId: string, number: number): Promise<void> {
    const { request } = await this.requests.sentBy(ctx, requestId);
    if (request.kind !== 'subcontractors') return;
    const submission = await this.requests.submission(ctx, requestId, number);
    const { content, submittedOn, byName, byTitle } = submission;
    if (!isList(submission)) return;
    const { vendorId } = request;
    await this.takeTurn(ctx);
    if (await this.toldLater(ctx, vendorId, submission)) return;
    await this.proposals.replaceOpen(ctx, vendorId);
    const told = toldSubcontractors(rowsOf(content.answers[LIST]?.value));
    const vendors = (await this.vendors.register(ctx)).filter(({ id, archivedAt }) => id !== vendorId && !archivedAt).map(({ id, legalName }) => ({ id, name: legalName }));
    const known = await this.known(ctx, vendorId, submittedOn, vendors);
    const versions = new Map(known.map(({ id, version }) => [id, version]));
    const proposed = subcontractorProposals(told, known, vendors);
    await this.proposals.insert(ctx, proposed.map((proposal, position) => ({
      vendorId, requestId, submissionNumber: number, position, kind: proposal.kind, toldOn: submittedOn, toldBy: `${byName}, ${byTitle}`,
      told: 'told' in proposal ? proposal.told : null, engagementId: 'engagement' in proposal ? proposal.engagement : null,
      engagementVersion: 'engagement' in proposal ? (versions.get(proposal.engagement) ?? null) : null, fields: proposal.kind === 'change' ? proposal.fields : [], matches: proposal.kind === 'add' ? proposal.matches : [],
    })));
    await this.audit.record(ctx, 'subcontractors.told', { subjectType: 'request', subjectId: requestId, vendorId, detail: { submissionNumber: number, proposals: proposed.length } });
  }

  /** Has the vendor handed over a newer list than this one? Lists may be heard in another order than they were sent, and a late one must not replace it. */
  private async toldLater(ctx: Ctx, vendorId: string, { at }: Submission): Promise<boolean> {
    for (const { request } of await this.requests.sentTo(ctx, vendorId)) {
      if (request.kind === 'subcontractors' && (await this.requests.submissions(ctx, request.id)).some((other) => other.at > at && isList(other))) return true;
    }
    return false;
  }

  /** Lists that arrive and people who decide wait for each other: each of them changes several proposals. */
  private takeTurn(ctx: Ctx): Promise<void> {
    return this.uow.takeTurns(ctx, `proposals ${ctx.tenantId}`);
  }

  /** The vendor's subcontracts that last on that day. */
  private async known(ctx: Ctx, vendorId: string, day: LocalDate, vendors: readonly { id: string; name: string }[]): Promise<(KnownSubcontract & { version: number })[]> {
    const own = (await this.engagements.listOfVendor(ctx, vendorId)).filter(({ customerVendorId, supplierVendorId, toOn }) => customerVendorId === vendorId && supplierVendorId !== null && (toOn === null || toOn >= day));
    const coverage = new Coverage(await this.agreements.ofEngagementsOn(ctx, own.map(({ id }) => id), day));
    const names = new Map(vendors.map(({ id, name }) => [id, name]));
    return own.map(({ id, supplierVendorId, service, phiTypes, ephi, country, state, assurance, version }) => ({
      id, version, supplierId: supplierVendorId ?? '', supplierName: names.get(supplierVendorId ?? '') ?? '', service, phiTypes, ephi, country, state, assurance, covered: coverage.governing(id, day) !== null,
    }));
  }

  private async carryOut(ctx: Ctx, proposal: EngagementProposal, { supplierVendorId, endOn, engagementVersion }: Acceptance): Promise<string> {
    const { kind, vendorId, told, toldOn } = proposal;
    if (kind === 'add' && told) {
      if (supplierVendorId === vendorId) throw new DomainError('rule_broken', 'A company is not its own supplier', [{ pointer: '/supplierVendorId', message: 'is who told it' }]);
      const supplier = supplierVendorId ? (await this.vendors.existing(ctx, supplierVendorId)).id : (await this.register.create(ctx, { legalName: told.name })).id;
      const { id } = await this.engagements.addToVendor(ctx, supplier, {
        ...said(told), ...assured(proposal, told), source: 'told', customerVendorId: vendorId, service: told.service, phi: told.phiTypes.length > 0 ? 'flows' : 'unknown', phiNote: noteOf(told),
      });
      return id;
    }
    const engagement = await this.engagements.existing(ctx, proposal.engagementId ?? '');
    const seen = engagementVersion ?? proposal.engagementVersion ?? engagement.version;
    sameVersion(engagement.version, seen);
    if (kind === 'end') await this.engagements.edit(ctx, engagement.id, seen, { toOn: endOn ?? toldOn });
    else if (told) {
      const change = { ...(kind === 'change' && pick(said(told), proposal.fields)), ...(engagement.assurance !== 'document_seen' && (kind === 'confirm' || proposal.fields.includes('assurance')) && assured(proposal, told)) };
      if (Object.keys(change).length > 0) await this.engagements.edit(ctx, engagement.id, seen, change);
    }
    return engagement.id;
  }

  private async open(ctx: Ctx, id: string, version: number): Promise<EngagementProposal> {
    const proposal = await this.proposals.findForUpdate(ctx, id);
    if (!proposal) throw new DomainError('not_found', 'No such proposal');
    sameVersion(proposal.version, version);
    if (proposal.state !== 'open') throw new DomainError('rule_broken', proposal.state === 'replaced' ? 'A later list replaced this proposal' : 'This proposal was decided already');
    return proposal;
  }

  private async decide(ctx: Ctx, proposal: EngagementProposal, state: 'accepted' | 'ignored', reason: string, engagementId: string | null): Promise<void> {
    await this.proposals.decide(ctx, proposal, { state, reason, engagementId, decidedBy: ctx.actor.memberId ?? null, decidedByName: ctx.actor.name });
    await this.audit.record(ctx, `proposal.${state}`, { subjectType: 'engagement_proposal', subjectId: proposal.id, vendorId: proposal.vendorId, detail: { kind: proposal.kind, engagementId } });
  }
}

/** "We do not know" is no list: nobody is proposed to end because of it. */
const isList = ({ content }: Submission): boolean => content.answers['SUB-01']?.value !== 'unsure';

const isChanged = ({ engagementVersion }: Pick<EngagementProposal, 'engagementVersion'>, now: number): boolean => engagementVersion !== null && engagementVersion !== now;

/** What was told of the PHI and the place; where nothing was said, nothing is claimed. */
const said = ({ phiTypes, ephi, country, state }: ToldSubcontractor) => ({ phiTypes: phiTypes.filter(isKind), ephi, country: country.slice(0, 100), state: state.slice(0, 100) });

const pick = <T extends object>(all: T, fields: readonly ProposedField[]): Partial<T> => Object.fromEntries(Object.entries(all).filter(([field]) => fields.includes(field as ProposedField))) as Partial<T>;

/** A vendor's word: who gave it, and as of when. It says that there is none by saying nothing. */
const assured = ({ toldOn, toldBy }: EngagementProposal, told: ToldSubcontractor) => {
  const assurance = assuranceTold(told);
  return { assurance, assuranceOn: assurance && toldOn, assuranceSource: assurance ? `List attested by ${toldBy}`.slice(0, 500) : '' };
};

/** What was told of the paper itself. Nobody read it, so no rule compares it. */
const noteOf = ({ agreementSince, noticeDays }: ToldSubcontractor): string =>
  [agreementSince && `Agreement in place since ${agreementSince}, as told`, noticeDays !== null && `${noticeDays} days to tell of a breach, as told`].filter(Boolean).join('; ');
