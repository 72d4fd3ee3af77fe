import { Injectable } from '@nestjs/common';
import type { RequestFilter } from '@holdfast/contracts/requests';
import { type RequestKind, statusAfter, type RequestStatus } from '@holdfast/domain/requests/request-steps';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import type { Ctx } from '../../platform/context/ctx.js';
import type { Statement } from '../../platform/database/shared-connection.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { byRequest, type ExchangeEvent, type ReturnPayload, type Submission, type SubmissionFile } from './exchange.facts.js';
import { ExchangeRepository } from './exchange.repository.js';
import type { VendorRequest } from './request.entity.js';
import { type FoundStanding, type Participant, RequestsRepository } from './requests.repository.js';
import { type RequestRow, RequestsViews } from './requests.views.js';

export type { RequestRow };

/** A request with all that both sides said of it so far. */
export interface Exchanged {
  readonly request: VendorRequest;
  readonly events: readonly ExchangeEvent[];
  readonly status: RequestStatus;
}

/** The least that a save has to know of its request. */
export interface Standing {
  readonly kind: RequestKind;
  readonly status: RequestStatus | null;
  readonly questionnaire: Questionnaire;
}

const FROZEN_KEPT = 50;

/** What either side may ask about requests; row-level security says which it sees. */
@Injectable()
export class RequestsReader {
  /** Frozen questionnaires by their hash: they never change, and each is asked for with every answer. */
  private readonly frozen = new Map<string, Questionnaire>();

  constructor(private readonly uow: UnitOfWork, private readonly requests: RequestsRepository, private readonly exchange: ExchangeRepository, private readonly views: RequestsViews) {}

  /** One that the organization of `ctx` sent, or `not_found`. */
  sentBy(ctx: Ctx, id: string): Promise<Exchanged> {
    return this.one(ctx, id, ({ tenantId }) => tenantId === ctx.tenantId);
  }

  /** One that the organization of `ctx` took on, or `not_found`. */
  takenOnBy(ctx: Ctx, id: string): Promise<Exchanged> {
    return this.one(ctx, id, ({ vendorOrgId }) => vendorOrgId === ctx.tenantId);
  }

  /** One that is bound to the organization of `ctx`, whoever acts: for what a part of it was handed to somebody. */
  boundTo(ctx: Ctx, id: string): Promise<Exchanged> {
    return this.uow.run(ctx, async (ctx) => {
      const request = await this.requests.find(ctx, id);
      if (request?.vendorOrgId !== ctx.tenantId) throw new DomainError('not_found', 'No such request');
      return (await this.withEvents(ctx, [request]))[0];
    });
  }

  /** Whether the acting person reaches the whole of it: as a member of the workspace, or because she is named on it. */
  async reachesWhole(ctx: Ctx, id: string): Promise<boolean> {
    return !isGuest(ctx) || (await this.uow.run(ctx, (ctx) => this.requests.namingActor(ctx, [id]))).has(id);
  }

  /** All that were sent to this vendor, newest first. */
  sentTo(ctx: Ctx, vendorId: string): Promise<Exchanged[]> {
    return this.uow.run(ctx, async (ctx) => this.withEvents(ctx, await this.requests.sentTo(ctx, vendorId)));
  }

  /** Those that the organization sent, after this id and in order of id. */
  page(ctx: Ctx, after: string | null, limit: number): Promise<Exchanged[]> {
    return this.uow.run(ctx, async (ctx) => this.withEvents(ctx, await this.requests.page(ctx, after, limit)));
  }

  /** The signature asked for last for this agreement; null where none was. */
  async signatureFor(ctx: Ctx, vendorId: string, agreementId: string): Promise<Exchanged | null> {
    return (await this.sentTo(ctx, vendorId)).find(({ request }) => request.kind === 'signature' && request.agreementId === agreementId) ?? null;
  }

  /** How many requests each list holds today. */
  counts(ctx: Ctx): Promise<Record<RequestFilter, number>> {
    return this.views.counts(ctx);
  }

  /** Where each of these that the organization sent stands today. */
  standings(ctx: Ctx, ids: readonly string[]): Promise<RequestRow[]> {
    return this.views.many(ctx, ids);
  }

  /** In a fixed number of statements, however many. */
  allTakenOnBy(ctx: Ctx): Promise<Exchanged[]> {
    return this.uow.run(ctx, async (ctx) => this.withEvents(ctx, await this.reachedBy(ctx, await this.requests.takenOnBy(ctx))));
  }

  /** What was frozen into it when it was sent. */
  async questionnaire(ctx: Ctx, requestId: string): Promise<Questionnaire> {
    return (await this.questionnaires(ctx, [requestId])).get(requestId) as Questionnaire;
  }

  /** The same of many, by the request's id. */
  questionnaires(ctx: Ctx, requestIds: readonly string[]): Promise<ReadonlyMap<string, Questionnaire>> {
    return this.uow.run(ctx, async (ctx) => {
      const found = new Map<string, Questionnaire>();
      for (const { requestId, sha256 } of await this.requests.contentHashes(ctx, requestIds)) found.set(requestId, await this.frozenAs(ctx, sha256, requestId));
      return found;
    });
  }

  /** Where one stands that the organization took on, as a statement; `stands` reads what it finds. */
  standing(ctx: Ctx, id: string): Statement {
    return this.requests.standing(ctx, id);
  }

  /** Null where the acting person does not reach the whole of it, and until its questionnaire was asked for once. */
  stands(ctx: Ctx, [found]: readonly FoundStanding[]): Standing | null {
    const questionnaire = found && (!isGuest(ctx) || found.namesActor) ? this.frozen.get(found.sha256) : undefined;
    return questionnaire ? { kind: found.kind, status: statusAfter(found.steps), questionnaire } : null;
  }

  participant(ctx: Ctx, id: string): Promise<Participant | undefined> {
    return this.uow.run(ctx, (ctx) => this.requests.participant(ctx, id));
  }

  participantsOf(ctx: Ctx, requestId: string): Promise<Participant[]> {
    return this.uow.run(ctx, (ctx) => this.requests.participantsOf(ctx, requestId));
  }

  submissions(ctx: Ctx, requestId: string): Promise<Submission[]> {
    return this.uow.run(ctx, (ctx) => this.exchange.submissions(ctx, requestId));
  }

  /** The submission with this number; throws `not_found`. */
  async submission(ctx: Ctx, requestId: string, number: number): Promise<Submission> {
    const found = (await this.submissions(ctx, requestId)).find((submission) => submission.number === number);
    if (!found) throw new DomainError('not_found', 'No such submission');
    return found;
  }

  submissionFiles(ctx: Ctx, requestId: string, number: number): Promise<SubmissionFile[]> {
    return this.uow.run(ctx, (ctx) => this.exchange.submissionFiles(ctx, requestId, number));
  }

  wasSubmitted(ctx: Ctx, vendorFileId: string): Promise<boolean> {
    return this.uow.run(ctx, (ctx) => this.exchange.wasSubmitted(ctx, vendorFileId));
  }

  submissionFile(ctx: Ctx, id: string): Promise<SubmissionFile | undefined> {
    return this.uow.run(ctx, (ctx) => this.exchange.submissionFile(ctx, id));
  }

  private one(ctx: Ctx, id: string, hers: (request: VendorRequest) => boolean): Promise<Exchanged> {
    return this.uow.run(ctx, async (ctx) => {
      const request = await this.requests.find(ctx, id);
      const [found] = request && hers(request) ? await this.reachedBy(ctx, [request]) : [];
      if (!found) throw new DomainError('not_found', 'No such request');
      return (await this.withEvents(ctx, [found]))[0];
    });
  }

  /** Who is no member of the workspace reaches the requests she is named on, and no other. */
  private async reachedBy(ctx: Ctx, requests: readonly VendorRequest[]): Promise<readonly VendorRequest[]> {
    if (!isGuest(ctx)) return requests;
    const named = await this.requests.namingActor(ctx, requests.map(({ id }) => id));
    return requests.filter(({ id }) => named.has(id));
  }

  private async withEvents(ctx: Ctx, requests: readonly VendorRequest[]): Promise<Exchanged[]> {
    const all = byRequest(await this.exchange.events(ctx, requests.map(({ id }) => id)));
    return requests.map((request) => {
      const events = all.get(request.id) ?? [];
      const status = statusAfter(events.map(({ kind }) => kind));
      if (!status) throw new Error(`Request ${request.id} has no first step`);
      return { request, events, status };
    });
  }

  private async frozenAs(ctx: Ctx, hash: string, requestId: string): Promise<Questionnaire> {
    const known = this.frozen.get(hash) ?? (await this.requests.content(ctx, requestId));
    this.frozen.delete(hash);
    this.frozen.set(hash, known);
    if (this.frozen.size > FROZEN_KEPT) this.frozen.delete(this.frozen.keys().next().value as string);
    return known;
  }
}

/** Who is only named on a request, or was only handed a part of one. */
const isGuest = ({ actor }: Ctx): boolean => actor.role === 'participant' || actor.role === 'delegate';

/** What the requester asked to clarify last, while that still waits for the vendor. */
export const openReturn = ({ status, events }: Exchanged): ReturnPayload | null =>
  status === 'returned' ? (events.findLast(({ kind }) => kind === 'returned')?.payload as unknown as ReturnPayload) : null;
