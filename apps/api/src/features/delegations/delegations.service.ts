import { Injectable, type OnModuleInit } from '@nestjs/common';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import { addDays, type LocalDate } from '@holdfast/domain/dates/local-date';
import { instantOfLocal } from '@holdfast/domain/dates/zoned-instant';
import { minutesFor } from '@holdfast/domain/questionnaires/answering-time';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { awaitsAnswers } from '@holdfast/domain/requests/request-steps';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { MailKinds } from '../../platform/mail/mail-kinds.js';
import { Mail } from '../../platform/mail/mail.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { type Exchanged, RequestsReader } from '../requests/requests.reader.js';
import { delegationLink } from './delegation-key.facts.js';
import type { Delegation } from './delegation.entity.js';
import { DelegationsRepository } from './delegations.repository.js';

/** What is handed over, to whom, by when. */
export interface Handing {
  readonly name: string;
  readonly email: string;
  readonly dueOn: LocalDate;
  readonly sections: readonly string[];
  readonly questions: readonly string[];
}

const FARTHEST_DAYS = 365;
const REMINDED_AT = '09:00';

/** A vendor's people share a request: a part goes to a colleague, comes back when she is done, or is taken back. */
@Injectable()
export class DelegationsService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork, private readonly delegations: DelegationsRepository, private readonly requests: RequestsReader, private readonly organizations: OrganizationsReader,
    private readonly mail: Mail, private readonly mailKinds: MailKinds, private readonly audit: AuditWriter,
  ) {}

  onModuleInit(): void {
    this.mailKinds.stillWanted('part-due', async (ctx, { subjectId }) => (await this.delegations.find(ctx, subjectId ?? ''))?.state === 'open');
  }

  /** Hands sections or single questions to an address. Only who reaches the whole request may. */
  handOver(ctx: Ctx, requestId: string, { name, email, dueOn, sections, questions }: Handing): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const exchanged = await this.requests.takenOnBy(ctx, requestId);
      if (!awaitsAnswers(exchanged.status)) throw new DomainError('rule_broken', 'This was submitted or has ended, so there is nothing to hand over');
      const questionnaire = await this.requests.questionnaire(ctx, requestId);
      refuseUnknown(questionnaire, sections, questions);
      const today = await this.delegations.dayIn(ctx, exchanged.request.zone);
      if (dueOn < today) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/dueOn', message: `is before today, ${dayWords(today)}` }]);
      if (dueOn > addDays(today, FARTHEST_DAYS)) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/dueOn', message: 'is more than a year ahead' }]);
      const from = ctx.actor.memberId ? await this.organizations.member(ctx, ctx.actor.memberId) : null;
      if (!from) throw new DomainError('forbidden', 'Only who belongs to this organization may hand a part over');
      const questionKeys = questionnaire.questions.filter(({ id, section }) => sections.includes(section) || questions.includes(id)).map(({ id }) => id);
      const delegation = await this.delegations.insert(ctx, { requestId, name, email, questionKeys, dueOn, fromMemberId: from.id, fromName: from.name, fromEmail: from.email });
      const letter = { to: { email, name }, variables: variablesOf(exchanged, questionnaire, delegation), link: delegationLink(delegation), subject: { type: 'delegation', id: delegation.id }, replyTo: from.email } as const;
      const calendar = { uid: `delegation.${delegation.id}`, title: `Your part of ${exchanged.request.title}: due to ${from.name}`, day: dueOn, zone: zoneWords(exchanged.request.zone) };
      await this.mail.plan(ctx, { ...letter, key: `delegation.${delegation.id}.handed`, kind: 'sections-delegated', calendar });
      if (dueOn > today) await this.mail.plan(ctx, { ...letter, key: `delegation.${delegation.id}.due`, kind: 'part-due', notBefore: new Date(instantOfLocal(dueOn, REMINDED_AT, exchanged.request.zone)) });
      await this.audit.record(ctx, 'part.handed_over', { subjectType: 'request', subjectId: requestId, detail: { delegationId: delegation.id, questions: questionKeys.length, dueOn } });
    });
  }

  /** Takes it back: her link opens nothing any more, and what she wrote stays. */
  revoke(ctx: Ctx, requestId: string, id: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      await this.requests.takenOnBy(ctx, requestId);
      const delegation = await this.delegations.find(ctx, id);
      if (delegation?.requestId !== requestId) throw new DomainError('not_found', 'Nothing of this kind was handed over');
      if (!(await this.delegations.end(ctx, id, 'revoked'))) return; // pressed twice
      await this.mail.cancel(ctx, `delegation.${id}.`);
      await this.audit.record(ctx, 'part.taken_back', { subjectType: 'request', subjectId: requestId, detail: { delegationId: id } });
    });
  }

  /** A colleague gives back what she was handed of this request; whoever handed it over hears of it. */
  finish(ctx: Ctx, requestId: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const { userId } = ctx.actor;
      const hers = userId === null ? [] : await this.delegations.standing(ctx, userId, requestId);
      if (hers.length === 0) throw new DomainError('not_found', 'No such request');
      const exchanged = await this.requests.boundTo(ctx, requestId);
      const questionnaire = await this.requests.questionnaire(ctx, requestId);
      const now = await this.delegations.moment(ctx);
      for (const delegation of hers) {
        if (!(await this.delegations.end(ctx, delegation.id, 'done'))) continue;
        await this.mail.cancel(ctx, `delegation.${delegation.id}.`);
        await this.tellFinished(ctx, exchanged, questionnaire, delegation, now);
        await this.audit.record(ctx, 'part.given_back', { subjectType: 'request', subjectId: requestId, detail: { delegationId: delegation.id } });
      }
    });
  }

  /** Tells those whose whole part is not asked any more: what they wrote is kept, and there is nothing for them to do. */
  async tellVanished(ctx: Ctx, requestId: string, asked: ReadonlySet<string>, hidden: readonly string[]): Promise<void> {
    const vanished = (await this.delegations.ofRequest(ctx, requestId)).filter(({ state, questionKeys }) => state === 'open' && questionKeys.some((key) => hidden.includes(key)) && !questionKeys.some((key) => asked.has(key)));
    if (vanished.length === 0) return;
    const exchanged = await this.requests.boundTo(ctx, requestId);
    const questionnaire = await this.requests.questionnaire(ctx, requestId);
    for (const delegation of vanished) {
      const { requestTitle, requesterName, sectionTitles, delegatorName, delegatorEmail } = variablesOf(exchanged, questionnaire, delegation);
      await this.mail.plan(ctx, {
        key: `delegation.${delegation.id}.vanished.${exchanged.events.length}.${await this.delegations.moment(ctx).then((now) => now.getTime())}`, kind: 'part-not-asked', to: { email: delegation.email, name: delegation.name }, replyTo: delegation.fromEmail,
        variables: { requestTitle, requesterName, sectionTitles, delegatorName, delegatorEmail, recipientName: delegation.name },
        link: delegationLink(delegation), subject: { type: 'delegation', id: delegation.id }, collapseKey: `delegation.${delegation.id}.vanished`,
      });
    }
  }

  /** Who came with the link is she from now on. */
  claim(ctx: Ctx, id: string, userId: string): Promise<void> {
    return this.uow.run(ctx, (ctx) => this.delegations.claim(ctx, id, userId));
  }

  private async tellFinished(ctx: Ctx, exchanged: Exchanged, questionnaire: Questionnaire, delegation: Delegation, now: Date): Promise<void> {
    const { request } = exchanged;
    const { requestTitle, requesterName, sectionTitles } = variablesOf(exchanged, questionnaire, delegation);
    await this.mail.plan(ctx, {
      key: `delegation.${delegation.id}.finished`, kind: 'colleague-finished', to: { email: delegation.fromEmail, name: delegation.fromName }, replyTo: delegation.email,
      variables: {
        requestTitle, requesterName, sectionTitles, colleagueName: delegation.name, recipientName: delegation.fromName,
        doneDate: new Intl.DateTimeFormat('en-US', { timeZone: request.zone, dateStyle: 'medium' }).format(now), doneTime: new Intl.DateTimeFormat('en-US', { timeZone: request.zone, timeStyle: 'short' }).format(now), zone: zoneWords(request.zone),
        dueDate: dayWords(request.dueOn), dueZone: zoneWords(request.zone), minutes: minutesFor(Math.ceil(delegation.questionKeys.length / 4)),
        nextStep: 'Look at it; you submit once everything is answered.', senderName: request.senderName, senderEmail: request.senderEmail,
      },
      link: { path: `/portal/${await this.organizations.slug(ctx)}/requests/${request.id}` }, subject: { type: 'delegation', id: delegation.id },
    });
  }
}

const refuseUnknown = ({ sections: known, questions: asked }: Questionnaire, sections: readonly string[], questions: readonly string[]): void => {
  const errors = [
    ...sections.flatMap((id, at) => (known.some((section) => section.id === id) ? [] : [{ pointer: `/sections/${at}`, message: 'is no section of this request' }])),
    ...questions.flatMap((id, at) => (asked.some((question) => question.id === id) ? [] : [{ pointer: `/questions/${at}`, message: 'is no question of this request' }])),
  ];
  if (errors.length > 0) throw new DomainError('not_found', 'This request does not ask that', errors);
  if (sections.length + questions.length === 0) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/sections', message: 'choose at least one section or question' }]);
};

/** The names of the sections a part lies in; of a section that is only partly in it, how many questions. */
export const partWords = ({ sections, questions }: Questionnaire, questionKeys: readonly string[]): string =>
  sections.flatMap(({ id, title }) => {
    const all = questions.filter(({ section }) => section === id);
    const some = all.filter((question) => questionKeys.includes(question.id)).length;
    return some === 0 ? [] : [some === all.length ? title : `${title} (${some} of ${all.length} questions)`];
  }).join('; ');

const variablesOf = ({ request }: Exchanged, questionnaire: Questionnaire, { name, fromName, fromEmail, questionKeys, dueOn }: Delegation) => ({
  recipientName: name, delegatorName: fromName, delegatorEmail: fromEmail, sectionTitles: partWords(questionnaire, questionKeys),
  requestTitle: request.title, requesterName: request.requesterName, dueDate: dayWords(dueOn), dueZone: zoneWords(request.zone), minutes: minutesFor(questionKeys.length),
});
