import { Injectable } from '@nestjs/common';
import { CONSOLE_ROLE_LABELS, type ConsoleRole } from '@holdfast/contracts/permissions';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import { localDateAt } from '@holdfast/domain/dates/zoned-instant';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import { type Ctx, NO_ORGANIZATION, systemCtx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { Mail } from '../../platform/mail/mail.js';
import { Secrets } from '../../platform/secrets/secrets.js';
import { IdentityService } from '../identity/identity.service.js';
import { PasswordsService } from '../identity/passwords.service.js';
import { SessionsService } from '../identity/sessions.service.js';
import { type Invitation, InvitationsRepository } from './invitations.repository.js';
import type { Member } from './member.entity.js';
import { MemberChanges } from './member-changes.facts.js';
import { MembersRepository } from './members.repository.js';
import { OrganizationsRepository } from './organizations.repository.js';

const JOIN = 'invitation';
const OPEN_DAYS = 14;
const UUID = /^[0-9a-f-]{36}$/;

export interface Joined {
  readonly slug: string;
  readonly session: string;
}

/** Who belongs to the organization, and how a person comes to belong. */
@Injectable()
export class MembersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly members: MembersRepository,
    private readonly invitations: InvitationsRepository,
    private readonly organizations: OrganizationsRepository,
    private readonly identity: IdentityService,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly secrets: Secrets,
    private readonly mail: Mail,
    private readonly changes: MemberChanges,
    private readonly audit: AuditWriter,
  ) {}

  list(ctx: Ctx): Promise<Member[]> {
    return this.uow.run(ctx, (ctx) => this.members.byName(ctx));
  }

  openInvitations(ctx: Ctx): Promise<Invitation[]> {
    return this.uow.run(ctx, (ctx) => this.invitations.open(ctx));
  }

  invite(ctx: Ctx, email: string, role: ConsoleRole): Promise<Invitation> {
    return this.uow.run(ctx, async (ctx) => {
      const everyone = await this.members.byName(ctx);
      if (everyone.some((member) => member.active && member.consoleRole && member.email.toLowerCase() === email.toLowerCase())) throw new DomainError('conflict', 'This person is a member already', [{ pointer: '/email', message: 'is a member’s' }]);
      const { name: organizationName, zone } = await this.organizations.profile(ctx);
      const invitation = await this.invitations.insert(ctx, email, role, ctx.actor.name, OPEN_DAYS);
      const admin = everyone.find(({ id }) => id === ctx.actor.memberId);
      await this.mail.plan(ctx, {
        key: `invitation.${invitation.id}`,
        kind: 'member-invitation',
        to: { email, name: email },
        replyTo: admin?.email,
        variables: {
          adminName: ctx.actor.name, adminEmail: admin?.email ?? '', organizationName, roleName: CONSOLE_ROLE_LABELS[role], recipientName: email,
          linkUntil: dayWords(localDateAt(invitation.expiresAt.getTime(), zone)), zone: zoneWords(zone),
        },
        link: { path: `/console/join#${invitation.id}.{token}`, token: { purpose: JOIN, id: invitation.id, generation: 1 } },
        subject: { type: 'invitation', id: invitation.id },
      });
      await this.audit.record(ctx, 'member.invited', { subjectType: 'invitation', subjectId: invitation.id, detail: { role } });
      return invitation;
    });
  }

  revoke(ctx: Ctx, id: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      if (!(await this.invitations.revoke(ctx, id))) throw new DomainError('not_found', 'No such open invitation');
      await this.mail.cancel(ctx, `invitation.${id}`);
      await this.audit.record(ctx, 'member.invitation_revoked', { subjectType: 'invitation', subjectId: id });
    });
  }

  /** Accepts an invitation as the person whose mailbox it reached. Who has an account proves it with its password. */
  async join(key: string, name: string, password: string, origin: string): Promise<Joined> {
    const id = this.idOf(key);
    const nobody = systemCtx(NO_ORGANIZATION);
    const { invitation, known } = await this.uow.run(nobody, async (ctx) => {
      const invitation = await this.invitations.find(ctx, id);
      if (!invitation) throw ended();
      return { invitation, known: await this.identity.hasAccount(ctx, invitation.email) };
    });
    if (known) await this.passwords.check(invitation.email, password, origin);
    const secret = await this.passwords.hash(password);
    return this.uow.run(nobody, async (ctx) => {
      const accepted = await this.invitations.accept(ctx, id);
      if (!accepted) throw ended();
      const user = await this.identity.personFor(ctx, accepted.email, name);
      if (!known) await this.passwords.store(ctx, user.id, secret);
      const inside = await this.uow.enterTenant({ ...ctx, tenantId: accepted.organizationId });
      const memberId = await this.admit(inside, { userId: user.id, name: user.name, email: user.email, consoleRole: accepted.role });
      const actor = { kind: 'member', userId: user.id, memberId, name: user.name, role: accepted.role } as const;
      await this.audit.record({ ...inside, actor }, 'member.joined', { subjectType: 'member', subjectId: memberId, detail: { role: accepted.role } });
      return { slug: await this.organizations.slug(inside), session: await this.sessions.open(inside, user.id, 'console') };
    });
  }

  /** Changes a role, or whether the person still belongs. The last owner stays one, so that somebody can always admit others. */
  change(ctx: Ctx, id: string, version: number, change: { consoleRole?: ConsoleRole; active?: boolean; canSign?: boolean; title?: string; deputyMemberId?: string | null }): Promise<Member> {
    return this.uow.run(ctx, async (ctx) => {
      const member = await this.members.find(ctx, id);
      if (!member) throw new DomainError('not_found', 'No such member');
      sameVersion(member.version, version);
      const title = (change.title ?? member.title).trim();
      if ((change.canSign ?? member.canSign) && title === '') throw new DomainError('rule_broken', 'Who signs for the organization does so with a title', [{ pointer: '/title', message: 'is missing' }]);
      const staysOwner = (change.consoleRole ?? member.consoleRole) === 'owner' && (change.active ?? member.active);
      if (member.consoleRole === 'owner' && member.active && !staysOwner && (await this.members.lockOwners(ctx)) < 2) throw new DomainError('rule_broken', 'An organization needs an owner: make somebody else one first');
      if (change.deputyMemberId) await this.refuseDeputy(ctx, id, change.deputyMemberId);
      if (!(await this.members.update(ctx, id, version, change))) sameVersion(version + 1, version);
      await this.changes.changed(ctx, id);
      await this.audit.record(ctx, 'member.changed', { subjectType: 'member', subjectId: id, detail: { ...change, ...(change.title !== undefined && { title: 'changed' }) } });
      return (await this.members.find(ctx, id)) as Member;
    });
  }

  private async refuseDeputy(ctx: Ctx, id: string, deputyMemberId: string): Promise<void> {
    const deputy = await this.members.find(ctx, deputyMemberId);
    if (!deputy) throw new DomainError('not_found', 'No such member', [{ pointer: '/deputyMemberId', message: 'is no member' }]);
    if (deputyMemberId === id || !deputy.active || !deputy.consoleRole) throw new DomainError('rule_broken', 'A deputy is another active member of the console', [{ pointer: '/deputyMemberId', message: 'is not another active member of the console' }]);
  }

  private async admit(ctx: Ctx, person: Pick<Member, 'userId' | 'name' | 'email' | 'consoleRole'>): Promise<string> {
    const before = await this.members.byUser(ctx, person.userId);
    if (!before) return (await this.members.insert(ctx, person)).id;
    await this.members.update(ctx, before.id, before.version, { consoleRole: person.consoleRole, active: true });
    return before.id;
  }

  private idOf(key: string): string {
    const [id, token] = key.split('.');
    if (!UUID.test(id) || !token || !this.secrets.matches(token, JOIN, id, 1)) throw new DomainError('not_found', 'This link is not one of ours. Check that it was copied whole');
    return id;
  }
}

const ended = () => new DomainError('gone', 'This invitation was accepted, revoked, or has ended. Ask who invited you for a new one');
