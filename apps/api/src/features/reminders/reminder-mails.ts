import { Injectable, type OnModuleInit } from '@nestjs/common';
import { daysBetween } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { MailKinds } from '../../platform/mail/mail-kinds.js';
import type { Deadline } from '../deadlines/deadline.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { Digests } from './digests.js';
import { dueWords, timeLeft } from './notice.js';

/** Texts in which deadlines remind. Requests answer for their own, so those are only told how far the day is. */
const ASKED_HERE = ['agreement-ends', 'agreement-renews', 'cure-period-ends', 'deadline-notice', 'evidence-expires', 'finding-due', 'policy-review-date', 'return-or-destroy-due'];
const OF_REQUESTS = ['after-due', 'reminder-before-due', 'reminder-to-next'];

/** Names a matter's reminders to one person: of several that wait, only the newest leaves. */
export const collapseKeyOf = (deadlineId: string, recipientId: string): string => `deadline.${deadlineId}.${recipientId}`;
const deadlineIdOf = (collapseKey: string | null): string | null => (collapseKey?.startsWith('deadline.') ? collapseKey.split('.')[1] : null);

/** What was true when a reminder was planned may not be when it leaves: its matter is done or moved, and the day is nearer. */
@Injectable()
export class ReminderMails implements OnModuleInit {
  constructor(private readonly kinds: MailKinds, private readonly digests: Digests, private readonly deadlines: DeadlinesService, private readonly organizations: OrganizationsReader) {}

  onModuleInit(): void {
    this.kinds.stillWanted('daily-digest', (ctx, { key }) => this.digests.anyOpen(ctx, key));
    this.kinds.freshVariables('daily-digest', (ctx, { key }) => this.digests.variablesOf(ctx, key));
    for (const kind of ASKED_HERE) {
      this.kinds.stillWanted(kind, async (ctx, { collapseKey, key }) => {
        const deadline = await this.of(ctx, collapseKey);
        return deadline === null || (deadline.state === 'open' && key.includes(`.${deadline.dueOn}.`));
      });
    }
    for (const kind of [...ASKED_HERE, ...OF_REQUESTS]) {
      this.kinds.freshVariables(kind, async (ctx, { collapseKey }) => {
        const deadline = await this.of(ctx, collapseKey);
        if (deadline === null) return {};
        const left = daysBetween(await this.organizations.today(ctx), deadline.dueOn);
        return { ...timeLeft(left), dueWords: dueWords(left, deadline.basis) };
      });
    }
  }

  /** The deadline that a mail reminds of; null: it reminds of none. */
  private async of(ctx: Ctx, collapseKey: string | null): Promise<Deadline | null> {
    const id = deadlineIdOf(collapseKey);
    return id === null ? null : ((await this.deadlines.many(ctx, [id]))[0] ?? null);
  }
}
