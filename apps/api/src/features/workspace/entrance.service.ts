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
    private readonly clock: Clock,
    private readonly mail: Mail,
    private readonly audit: AuditWriter,
  ) {}

  async look(key: string): Promise<{ invited: Invited; questionnaire: Questionnaire }> {
    const invited = await this.takingOn.look(key);
    const { tenantId, id } = invited.request;
    return { invited, questionnaire: (await this.requests.questionnaires(systemCtx(tenantId), [id])).get(id) ?? NOTHING_ASKED };
  }

  /** Mails six digits to the invited address, whoever asks: they are of no use without that mailbox. */
  async sendCode(key: string, origin: string): Promise<string> {
    const { request, participant } = await this.takingOn.look(key);
    await this.codes.mayMail(participant.email, origin);
    const now = await this.clock.now();
    return this.uow.run(systemCtx(request.tenantId), async (ctx) => {
      const { challengeId, secret } = await this.codes.start(ctx, participant.email);
      await this.mail.plan(ctx, {
        key: `code.${challengeId}`,
        kind: 'sign-in-code',
        to: { email: participant.email, name: participant.name, contactId: participant.contactId, vendorId: request.vendorId },
        variables: {
          requesterName: request.requesterName, requestTitle: request.title, senderName: request.senderName, senderEmail: request.senderEmail,
          codeMinutes: CODE_MINUTES, sentTime: clockWords(now, request.zone), zone: zoneWords(request.zone),
        },
        secret,
        link: { path: `/portal/code#${challengeId}.${key}` },
        subject: { type: 'request', id: request.id },
      });
      await this.audit.record(ctx, 'code.sent', { subjectType: 'request', subjectId: request.id });
      return challengeId;
    });
  }

  /** Opens a session for the person whose mailbox was proven, if it is the one that was invited. */
  async enter(key: string, email: string): Promise<{ person: { name: string; email: string }; session: string }> {
    const { participant } = await this.takingOn.look(key);
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
    const invited = await this.takingOn.look(key);
    const { request, participant } = invited;
    const person = await this.uow.run(ctx, (ctx) => this.identity.person(ctx, ctx.actor.userId ?? ''));
    if (!same(participant.email, person.email)) throw new DomainError('forbidden', 'This request was sent to another address. Open the link in the mail that reached you');
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

  private async choose(ctx: Ctx, { request }: Invited, known: string | null, choices: readonly Workplace[], chosen: string | undefined, person: { id: string; name: string; email: string }, zone: string | undefined): Promise<Workplace | null> {
    if (known && (request.vendorOrgId || choices.length === 0)) return this.organizations.admitParticipant(ctx, known, { userId: person.id, name: person.name, email: person.email });
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

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
