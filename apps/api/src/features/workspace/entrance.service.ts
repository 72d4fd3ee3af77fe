import { Injectable } from '@nestjs/common';
import { zoneWords } from '@holdfast/domain/dates/date-words';
import { isZone } from '@holdfast/domain/dates/zoned-instant';
import { NOTHING_ASKED, type Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Ctx, NO_ORGANIZATION, systemCtx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Mail } from '../../platform/mail/mail.js';
import { CODE_MINUTES, CodesService } from '../identity/codes.service.js';
import { IdentityService } from '../identity/identity.service.js';
import { SessionsService } from '../identity/sessions.service.js';
import { isDelegationKey } from '../delegations/delegation-key.facts.js';
import { DelegationsReader, type Delegation } from '../delegations/delegations.reader.js';
import { DelegationsService } from '../delegations/delegations.service.js';
import { OrganizationsService, type Workplace } from '../organizations/organizations.service.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { type Invited, TakingOnService } from '../requests/taking-on.service.js';

export interface TakenOn {
  readonly requestId: string;
  readonly organization: Workplace | null;
  readonly choices: readonly Workplace[];
}

const clockWords = (at: Date, timeZone: string): string => new Intl.DateTimeFormat('en-US', { timeZone, timeStyle: 'short' }).format(at);

/** From the link in a mail to the workspace: look, prove the mailbox with a code, take the request on. */
@Injectable()
export class EntranceService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly takingOn: TakingOnService,
    private readonly requests: RequestsReader,
    private readonly codes: CodesService,
    private readonly identity: IdentityService,
    private readonly sessions: SessionsService,
    private readonly organizations: OrganizationsService,
    private readonly handed: DelegationsReader,
    private readonly colleagues: DelegationsService,
    private readonly clock: Clock,
    private readonly mail: Mail,
    private readonly audit: AuditWriter,
  ) {}

  async look(key: string): Promise<{ invited: Invited; questionnaire: Questionnaire; handed: Delegation | null }> {
    const { invited, handed } = await this.open(key);
    const { tenantId, id } = invited.request;
    const questionnaire = (await this.requests.questionnaires(systemCtx(tenantId), [id])).get(id) ?? NOTHING_ASKED;
    return { invited, handed, questionnaire: handed ? onlyOf(questionnaire, handed.questionKeys) : questionnaire };
  }

  /** Mails six digits to the invited address, whoever asks: they are of no use without that mailbox. A colleague's stay in her own company. */
  async sendCode(key: string, origin: string): Promise<string> {
    const { invited: { request, participant }, handed } = await this.open(key);
    await this.codes.mayMail(participant.email, origin);
    const now = await this.clock.now();
    return this.uow.run(systemCtx(handed ? handed.tenantId : request.tenantId), async (ctx) => {
      const { challengeId, secret } = await this.codes.start(ctx, participant.email);
      await this.mail.plan(ctx, {
        key: `code.${challengeId}`,
        kind: 'sign-in-code',
        to: { email: participant.email, name: participant.name, contactId: participant.contactId, vendorId: handed ? null : request.vendorId },
        variables: {
          requesterName: request.requesterName, requestTitle: request.title, senderName: handed?.fromName ?? request.senderName, senderEmail: handed?.fromEmail ?? request.senderEmail,
          codeMinutes: CODE_MINUTES, sentTime: clockWords(now, request.zone), zone: zoneWords(request.zone),
        },
        secret,
        link: { path: `/portal/code#${challengeId}.${key}` },
        subject: { type: handed ? 'delegation' : 'request', id: handed?.id ?? request.id },
      });
      await this.audit.record(ctx, 'code.sent', { subjectType: 'request', subjectId: request.id });
      return challengeId;
    });
  }

  /** Opens a session for the person whose mailbox was proven, if it is the one that was invited. */
  async enter(key: string, email: string): Promise<{ person: { name: string; email: string }; session: string }> {
    const { invited: { participant } } = await this.open(key);
    if (!same(participant.email, email)) throw new DomainError('forbidden', 'This code went to another address than this request. Open the link in your own mail');
    return this.uow.run(systemCtx(NO_ORGANIZATION), async (ctx) => {
      const person = await this.identity.personFor(ctx, email, participant.name);
      return { person, session: await this.sessions.open(ctx, person.id, 'portal') };
    });
  }

  close(session: string): Promise<void> {
    return this.sessions.close(session);
  }

  workplaces(ctx: Ctx): Promise<Workplace[]> {
    return this.organizations.workplacesOf(ctx);
  }

  /**
   * Takes the request on for the vendor's organization: the one it is bound to or answers this requester already, the person's only one,
   * the one she chose, or a workspace made for her. With several and no choice, nothing happens but the question. Who is no member
   * of the vendor's own becomes a participant there: she reaches the requests she is named on, and no other. Where she is only that,
   * nothing else is taken on: that organization would learn who else asks her.
   */
  async takeOn(ctx: Ctx, key: string, chosen: string | undefined, zone: string | undefined): Promise<TakenOn> {
    const { invited, handed } = await this.open(key);
    const { request, participant } = invited;
    const person = await this.uow.run(ctx, (ctx) => this.identity.person(ctx, ctx.actor.userId ?? ''));
    if (!same(participant.email, person.email)) throw new DomainError('forbidden', 'This request was sent to another address. Open the link in the mail that reached you');
    if (handed) return this.takePart(ctx, handed, person);
    const known = request.vendorOrgId ?? (await this.takingOn.workspaceFor(invited));
    const { organization, choices } = await this.uow.run(ctx, async (ctx) => {
      await this.uow.takeTurns(ctx, `workplaces of ${person.id}`); // or two clicks make two workspaces
      const reached = (await this.organizations.workplacesOf(ctx)).filter(({ tenantId }) => tenantId !== request.tenantId);
      const choices = reached.filter(({ asParticipant }) => !asParticipant);
      const organization = reached.find(({ tenantId }) => tenantId === known) ?? (await this.choose(ctx, invited, known, choices, chosen, person, zone));
      return { organization, choices };
    });
    if (organization) await this.takingOn.takeOn({ ...ctx, tenantId: organization.tenantId, slug: organization.slug, actor: { ...ctx.actor, kind: 'member', name: person.name, role: 'lead' } }, invited);
    return { requestId: request.id, organization, choices };
  }

  /** A colleague reaches her part, and nothing else of the organization that handed it to her. */
  private async takePart(ctx: Ctx, handed: Delegation, person: { id: string; name: string; email: string }): Promise<TakenOn> {
    const organization = await this.uow.run(ctx, async (ctx) => {
      await this.uow.takeTurns(ctx, `workplaces of ${person.id}`);
      const organization = await this.organizations.admitGuest(ctx, handed.tenantId, { userId: person.id, name: person.name, email: person.email }, 'delegate');
      await this.colleagues.claim({ ...ctx, tenantId: handed.tenantId }, handed.id, person.id);
      return organization;
    });
    return { requestId: handed.requestId, organization, choices: [] };
  }

  /** What a key opens: an invitation to a request, or a part of one that a colleague handed over. */
  private async open(key: string): Promise<{ invited: Invited; handed: Delegation | null }> {
    if (!isDelegationKey(key)) return { invited: await this.takingOn.look(key), handed: null };
    const handed = await this.handed.look(key);
    const exchanged = await this.requests.boundTo(systemCtx(handed.tenantId), handed.requestId);
    return { invited: { ...exchanged, participant: { id: handed.id, requestId: handed.requestId, contactId: null, standsIn: false, name: handed.name, email: handed.email } }, handed };
  }

  private async choose(ctx: Ctx, { request }: Invited, known: string | null, choices: readonly Workplace[], chosen: string | undefined, person: { id: string; name: string; email: string }, zone: string | undefined): Promise<Workplace | null> {
    if (known && (request.vendorOrgId || choices.length === 0)) return this.organizations.admitGuest(ctx, known, { userId: person.id, name: person.name, email: person.email });
    if (chosen !== undefined) {
      const own = choices.find(({ slug }) => slug === chosen);
      if (!own) throw new DomainError('not_found', 'No such organization', [{ pointer: '/organization', message: 'is none of yours' }]);
      return own;
    }
    if (choices.length > 0) return choices.length === 1 ? choices[0] : null;
    const workspace = { name: request.vendorName, kind: 'workspace', zone: zone && isZone(zone) ? zone : request.zone } as const;
    return this.organizations.found(ctx, workspace, { userId: person.id, name: person.name, email: person.email });
  }
}

const onlyOf = (questionnaire: Questionnaire, keys: readonly string[]): Questionnaire => {
  const questions = questionnaire.questions.filter(({ id }) => keys.includes(id));
  return { ...questionnaire, questions, sections: questionnaire.sections.filter(({ id }) => questions.some(({ section }) => section === id)) };
};

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
