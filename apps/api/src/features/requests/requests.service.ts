import { Injectable, type OnModuleInit } from '@nestjs/common';
import { dayWords } from '@holdfast/domain/dates/date-words';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { deadlinesOfRequest } from '@holdfast/domain/deadlines/deadlines-of-request';
import { minutesFor, minutesOf } from '@holdfast/domain/questionnaires/answering-time';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { openProposal } from '@holdfast/domain/requests/asks';
import type { DocumentList } from '@holdfast/domain/requests/document-asks';
import { awaitsVendor, type RequestKind } from '@holdfast/domain/requests/request-steps';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { MailKinds } from '../../platform/mail/mail-kinds.js';
import type { MailPlan } from '../../platform/mail/mail-plan.js';
import { Mail } from '../../platform/mail/mail.js';
import type { MailLink } from '../../platform/mail/message.entity.js';
import { DeadlineSources, type NextContact } from '../deadlines/deadline-sources.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { hashOfQuestionnaire } from '../questionnaires/questionnaires.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { refuseDueDay } from './due-day-rule.js';
import type { ExchangeEvent } from './exchange.facts.js';
import { ExchangeReactions } from './exchange-reactions.facts.js';
import { ExchangeService } from './exchange.service.js';
import { invitation, PURPOSE, titleOf } from './invitation-letter.js';
import { type Letter, RequestLetters } from './request-letters.js';
import { RequestQuestions } from './request-questions.js';
import type { VendorRequest } from './request.entity.js';
import { RequestsReader } from './requests.reader.js';
import { RequestsRepository } from './requests.repository.js';


/** What a person says when she sends a request. */
export interface Ask {
  readonly contactId: string;
  readonly title?: string;
  readonly purpose?: string;
  readonly about?: string;
  readonly dueOn: LocalDate;
  /** In whose name it goes out; absent: who sends it. */
  readonly senderMemberId?: string | null;
  /** So long the mail waits, so that it can be taken back before it leaves. */
  readonly holdSeconds?: number;
}

export interface NewRequest extends Ask {
  /** Null: no questions, only documents. */
  readonly questionnaireId: string | null;
  readonly documents?: DocumentList;
}

/** A request as a feature opens it: what is asked, about which agreement, and the mail that brings it. */
export interface Opening extends Ask {
  readonly kind: RequestKind;
  readonly title: string;
  readonly agreementId?: string | null;
  /** Null for a signature: its document is kept by who asks for it. */
  readonly questionnaire: Questionnaire | null;
  readonly letter: Omit<Letter, 'key'>;
}

/** What the requester does with its requests. */
@Injectable()
export class RequestsService implements OnModuleInit {
  private readonly onWithdrawn: ((ctx: Ctx, request: VendorRequest) => Promise<void>)[] = [];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly requests: RequestsRepository,
    private readonly reader: RequestsReader,
    private readonly exchange: ExchangeService,
    private readonly reactions: ExchangeReactions,
    private readonly letters: RequestLetters,
    private readonly questions: RequestQuestions,
    private readonly vendors: VendorsReader,
    private readonly contacts: VendorsService,
    private readonly organizations: OrganizationsReader,
    private readonly deadlines: DeadlinesService,
    private readonly sources: DeadlineSources,
    private readonly mail: Mail,
    private readonly mailKinds: MailKinds,
    private readonly audit: AuditWriter,
  ) {}

  onModuleInit(): void {
    this.sources.add({
      matterType: 'request',
      reads: ['requests.due_on'],
      page: async (ctx, _today, after, limit) => (await this.reader.page(ctx, after, limit)).map(({ request, status }) => ({ matterId: request.id, facts: deadlinesOfRequest({ status, dueOn: request.begunByVendor ? null : request.dueOn }) })),
      follow: (ctx, id) => this.follow(ctx, id),
      linkFor: (ctx, id, contact) => this.standIn(ctx, id, contact),
    });
    for (const kind of ['taken_on', 'submitted', 'changes_requested', 'declined', 'signed', 'stated', 'taken_back'] as const) {
      this.reactions.when('requester', kind, async (ctx, { requestId, byName, payload }) => {
        await this.follow(ctx, requestId);
        const { request } = await this.reader.sentBy(ctx, requestId);
        await this.audit.record(ctx, `request.${kind}`, { subjectType: 'request', subjectId: requestId, vendorId: request.vendorId, detail: { by: byName, ...payload } });
      });
    }
    this.reactions.when('requester', 'passed_on', (ctx, event) => this.bringIn(ctx, event));
    for (const kind of ['returned', 'decided', 'withdrawn', 'due_moved', 'reissued', 'countersigned'] as const) {
      this.reactions.when('vendor', kind, (ctx, { requestId }) => this.audit.record(ctx, `task.${kind}`, { subjectType: 'request', subjectId: requestId }));
    }
    this.mailKinds.whenReaddressed('request', (ctx, { subjectId }, to) => this.readdress(ctx, subjectId ?? '', to));
    for (const kind of ['reminder-before-due', 'reminder-to-next', 'after-due']) {
      this.mailKinds.stillWanted(kind, async (ctx, { subjectId, variables }) => {
        const { request, status } = await this.reader.sentBy(ctx, subjectId ?? '');
        return awaitsVendor(status) && variables.dueDate === dayWords(request.dueOn); // a moved day has reminders of its own
      });
    }
  }

  /** Sends one of the questionnaires that can be sent; says the request's id. */
  async send(ctx: Ctx, vendorId: string, { questionnaireId, documents, ...ask }: NewRequest): Promise<string> {
    const { kind, questionnaire } = await this.questions.asked(ctx, questionnaireId, documents);
    return this.sendQuestionnaire(ctx, vendorId, kind, questionnaire, ask);
  }

  /** Asks for a statement; its words are frozen by whoever asks, in the same transaction. */
  sendStatement(ctx: Ctx, vendorId: string, ask: Ask & { readonly title: string }): Promise<string> {
    const purpose = ask.purpose || PURPOSE;
    return this.open(ctx, vendorId, { ...ask, kind: 'statement', questionnaire: null, purpose, letter: invitation('invitation', 'statement', purpose, null) });
  }

  /** The same, where the vendor has no such request that still waits for its answer: nobody is asked twice. */
  async sendUnlessOpen(ctx: Ctx, vendorId: string, ask: NewRequest): Promise<string> {
    return this.uow.run(ctx, async (ctx) => {
      await this.uow.takeTurns(ctx, `questionnaire ${ask.questionnaireId} of ${vendorId}`); // a second press finds it asked
      const waiting = (await this.reader.sentTo(ctx, vendorId)).filter(({ status }) => awaitsVendor(status)).map(({ request }) => request.id);
      if ([...(await this.reader.questionnaires(ctx, waiting)).values()].some(({ id }) => id === ask.questionnaireId)) throw new DomainError('rule_broken', 'It was asked for this already and has not answered yet');
      return this.send(ctx, vendorId, ask);
    });
  }

  /** Sends this questionnaire, which may have been made for the occasion. */
  sendQuestionnaire(ctx: Ctx, vendorId: string, kind: RequestKind, questionnaire: Questionnaire, ask: Ask & { readonly agreementId?: string | null }): Promise<string> {
    const purpose = ask.purpose || PURPOSE;
    return this.open(ctx, vendorId, { ...ask, kind, questionnaire, title: ask.title || questionnaire.title, purpose, letter: invitation('invitation', kind, purpose, questionnaire) });
  }

  /** Freezes what is asked, promises the mail that brings it, and starts the clock of its due day; says the request's id. */
  async open(ctx: Ctx, vendorId: string, { kind, contactId, title, purpose = '', about = '', agreementId = null, dueOn, senderMemberId, holdSeconds = 0, questionnaire, letter }: Opening): Promise<string> {
    refuseDueDay(dueOn, await this.organizations.today(ctx));
    return this.uow.run(ctx, async (ctx) => {
      const vendor = await this.vendors.existing(ctx, vendorId);
      if (vendor.archivedAt) throw new DomainError('rule_broken', 'This vendor is archived. Restore it first');
      const contact = await this.vendors.contact(ctx, vendorId, contactId);
      if (!contact) throw new DomainError('not_found', 'No such contact', [{ pointer: '/contactId', message: 'is no contact of this vendor' }]);
      const sender = await this.organizations.answerableFor(ctx, senderMemberId ?? ctx.actor.memberId ?? null);
      const { name: requesterName, zone } = await this.organizations.profile(ctx);
      const request = await this.requests.insert(ctx, {
        vendorId, vendorOrgId: await this.requests.workspaceOf(ctx, vendorId), kind, title, purpose, about, agreementId, begunByVendor: false, requesterName, vendorName: vendor.legalName, dueOn, zone,
        senderMemberId: sender.id, senderName: sender.name, senderEmail: sender.email, senderTitle: titleOf(sender),
      });
      if (questionnaire) await this.requests.freeze(ctx, request.id, questionnaire, hashOfQuestionnaire(questionnaire));
      await this.requests.addParticipant(ctx, request.id, { contactId, name: contact.name, email: contact.email });
      await this.exchange.open(ctx, request.id, { dueOn });
      await this.letters.send(ctx, request, { ...letter, key: 'invitation', holdSeconds });
      await this.follow(ctx, request.id);
      await this.audit.record(ctx, 'request.sent', { subjectType: 'request', subjectId: request.id, vendorId, detail: { kind, dueOn, ...(questionnaire && { questionnaire: questionnaire.id, version: questionnaire.version }) } });
      return request.id;
    });
  }

  /** Whoever asked for something through a request hears in the same transaction that it was taken back. */
  whenWithdrawn(hear: (ctx: Ctx, request: VendorRequest) => Promise<void>): void {
    this.onWithdrawn.push(hear);
  }

  /** Takes it back: what the vendor wrote stays its own, and nobody is reminded any more. */
  withdraw(ctx: Ctx, id: string, reason: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const found = await this.reader.sentBy(ctx, id);
      await this.exchange.step(ctx, found, 'requester', 'withdrawn', { reason });
      await this.mail.cancel(ctx, `request.${id}.`);
      await this.follow(ctx, id);
      for (const hear of this.onWithdrawn) await hear(ctx, found.request);
      await this.audit.record(ctx, 'request.withdrawn', { subjectType: 'request', subjectId: id, vendorId: found.request.vendorId });
    });
  }

  /** Sets another due day; its reminders are planned anew. */
  async moveDue(ctx: Ctx, id: string, dueOn: LocalDate): Promise<void> {
    refuseDueDay(dueOn, await this.organizations.today(ctx));
    await this.uow.run(ctx, async (ctx) => {
      const found = await this.reader.sentBy(ctx, id);
      await this.exchange.step(ctx, found, 'requester', 'due_moved', { from: found.request.dueOn, to: dueOn });
      await this.requests.moveDue(ctx, id, dueOn);
      if (openProposal(found.events)) await this.letters.send(ctx, { ...found.request, dueOn }, { kind: 'requester-answered', key: `answered.${found.events.length + 1}`, variables: { replyWords: `moved the due day to ${dayWords(dueOn)}` } });
      await this.follow(ctx, id);
      await this.audit.record(ctx, 'request.due_moved', { subjectType: 'request', subjectId: id, vendorId: found.request.vendorId, detail: { from: found.request.dueOn, to: dueOn } });
    });
  }

  /** Sends chosen questions back, in the transaction of `ctx`. The day they are due by may move with them. */
  async sendBack(ctx: Ctx, id: string, payload: { submissionNumber: number; message: string; questions: readonly { id: string; message: string }[] }): Promise<void> {
    const found = await this.reader.sentBy(ctx, id);
    await this.exchange.step(ctx, found, 'requester', 'returned', payload);
    const { questions, submissionNumber } = payload;
    await this.letters.send(ctx, found.request, { kind: 'answers-returned', key: `returned.${submissionNumber}`, variables: { returnedCount: questions.length, minutes: minutesFor(questions.length) } });
    await this.follow(ctx, id);
    await this.audit.record(ctx, 'request.returned', { subjectType: 'request', subjectId: id, vendorId: found.request.vendorId, detail: { submissionNumber, questions: questions.map((question) => question.id) } });
  }

  /** Tells the vendor what was decided, in the transaction of `ctx`: never why, unless it is a condition. */
  async tellDecision(ctx: Ctx, id: string, payload: { submissionNumber: number; decision: string; conditions: readonly string[] }, letter: Letter): Promise<void> {
    const found = await this.reader.sentBy(ctx, id);
    await this.exchange.step(ctx, found, 'requester', 'decided', payload);
    await this.letters.send(ctx, found.request, letter);
    await this.follow(ctx, id);
    await this.audit.record(ctx, 'request.decided', { subjectType: 'request', subjectId: id, vendorId: found.request.vendorId, detail: { submissionNumber: payload.submissionNumber, decision: payload.decision } });
  }

  /** A step of a signature, in the transaction of `ctx`; with a mail to the people named on it, where one is given. */
  async stepSignature(ctx: Ctx, id: string, kind: 'reissued' | 'countersigned', payload: object, letter?: Letter): Promise<void> {
    const found = await this.reader.sentBy(ctx, id);
    await this.exchange.step(ctx, found, 'requester', kind, payload);
    if (letter) await this.letters.send(ctx, found.request, letter);
    await this.follow(ctx, id);
    await this.audit.record(ctx, `request.${kind}`, { subjectType: 'request', subjectId: id, vendorId: found.request.vendorId, detail: payload });
  }

  /** Writes to everybody named on it, in the transaction of `ctx`. */
  async write(ctx: Ctx, id: string, letter: Letter): Promise<void> {
    await this.letters.send(ctx, (await this.reader.sentBy(ctx, id)).request, letter);
  }

  /** The invitation once more, at most once on a local day, while it waits for the vendor; false: it waits no more. */
  remind(ctx: Ctx, id: string): Promise<boolean> {
    return this.uow.run(ctx, async (ctx) => {
      const { request, status } = await this.reader.sentBy(ctx, id);
      if (!awaitsVendor(status)) return false;
      const asked = (await this.reader.questionnaires(ctx, [id])).get(id);
      await this.letters.send(ctx, request, invitation(`again.${await this.organizations.today(ctx)}`, request.kind, request.purpose, asked));
      await this.audit.record(ctx, 'request.reminded', { subjectType: 'request', subjectId: id, vendorId: request.vendorId });
      return true;
    });
  }

  /** Brings in whom the vendor passed the request on to: she is a contact from now on, named on the request, hears of it by mail, and is reminded. */
  private async bringIn(ctx: Ctx, { requestId, byName, payload: { name, email } }: ExchangeEvent): Promise<void> {
    const { request } = await this.reader.sentBy(ctx, requestId);
    const known = (await this.reader.participantsOf(ctx, requestId)).some((participant) => participant.email.toLowerCase() === String(email).toLowerCase());
    if (known) return;
    const contact = await this.contacts.contactNamed(ctx, request.vendorId, { name: String(name), email: String(email) });
    const participant = await this.requests.addParticipant(ctx, requestId, { contactId: contact.id, name: contact.name, email: contact.email });
    const asked = (await this.reader.questionnaires(ctx, [requestId])).get(requestId);
    await this.letters.sendTo(ctx, request, participant, { kind: 'request-passed-on', key: 'passed-on', variables: { passedByName: byName, minutes: minutesOf(request.kind, asked?.questions.length ?? 0), sectionCount: asked?.sections.length ?? 1 } });
    await this.follow(ctx, requestId);
    await this.audit.record(ctx, 'request.passed_on', { subjectType: 'request', subjectId: requestId, vendorId: request.vendorId, detail: { by: byName } });
  }

  /** Names the next contact on it too, and says her link; who was asked stays the one to be asked. */
  private async standIn(ctx: Ctx, id: string, { id: contactId, name, email }: NextContact): Promise<MailLink> {
    const { request } = await this.reader.sentBy(ctx, id);
    const known = (await this.reader.participantsOf(ctx, id)).find((participant) => participant.contactId === contactId);
    return this.letters.linkFor(request, known ?? (await this.requests.addParticipant(ctx, id, { contactId, name, email, standsIn: true })));
  }

  /** Names somebody else at the vendor on it, or the same at her right address: her link is her own, and it is she who is reminded. */
  private async readdress(ctx: Ctx, id: string, { contactId = null, name, email }: MailPlan['to']): Promise<{ link: MailLink }> {
    const { request } = await this.reader.sentBy(ctx, id);
    const known = (await this.reader.participantsOf(ctx, id)).find((participant) => participant.email.toLowerCase() === email.toLowerCase());
    const participant = known ?? (await this.requests.addParticipant(ctx, id, { contactId, name, email }));
    await this.follow(ctx, id);
    return { link: this.letters.linkFor(request, participant) };
  }

  /** Brings the request's deadline up to date with its steps. */
  private async follow(ctx: Ctx, id: string): Promise<void> {
    const { request, status } = await this.reader.sentBy(ctx, id);
    const participants = await this.reader.participantsOf(ctx, id);
    const participant = participants.findLast(({ contactId, standsIn }) => contactId !== null && !standsIn) ?? participants[0];
    const asked = (await this.reader.questionnaires(ctx, [id])).get(id);
    await this.deadlines.follow(ctx, 'request', id, deadlinesOfRequest({ status, dueOn: request.begunByVendor ? null : request.dueOn }).map(({ kind, occurrence, dueOn, basis, reasons }) => ({
      vendorId: request.vendorId, kind, occurrence, basis, dueOn, reasons,
      ownerMemberId: request.senderMemberId,
      title: `${request.title}: answer due`,
      link: `/requests/${id}`,
      contactId: participant?.contactId ?? null,
      acknowledged: status !== 'sent',
      mail: {
        kind: 'reminder-before-due',
        kindNext: 'reminder-to-next',
        kindAfter: 'after-due',
        variables: { ...this.letters.variablesOf(request), minutes: String(minutesOf(request.kind, asked?.questions.length ?? 0)) },
        link: this.letters.linkFor(request, participant),
      },
    })), { others: status === 'withdrawn' ? 'void' : 'met' });
  }
}
