import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import type { Deadline } from '../deadlines/deadline.facts.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { type Plan, PlansService } from './plans.service.js';
import { PreferencesService, USUAL_PREFERENCE } from './preferences.service.js';
import { type Recipient, recipientsOf } from './recipients.js';

type Facts = Pick<Deadline, 'kind' | 'basis' | 'vendorId' | 'ownerMemberId' | 'contactId'>;

/** A deadline with the plan that counts for it and whom it reminds. */
export interface Addressed<D> {
  readonly deadline: D;
  readonly plan: Plan;
  readonly recipients: readonly Recipient[];
}

/** Finds the plan and the recipients of many deadlines, in a few statements however many they are. */
@Injectable()
export class ReminderPeople {
  constructor(private readonly organizations: OrganizationsReader, private readonly vendors: VendorsReader, private readonly plans: PlansService, private readonly preferences: PreferencesService) {}

  async address<D extends Facts>(ctx: Ctx, deadlines: readonly D[]): Promise<Addressed<D>[]> {
    const plans = await this.plans.all(ctx);
    const preferences = await this.preferences.all(ctx);
    const members = new Map((await this.organizations.members(ctx)).map((member) => [member.id, member]));
    const owner = (await this.organizations.answerableFor(ctx, null)).id;
    const tiers = await this.vendors.tiersOf(ctx, deadlines.flatMap(({ vendorId }) => vendorId ?? []));
    const contacts = await this.vendors.contacts(ctx, deadlines.flatMap(({ contactId }) => contactId ?? []));
    const reachable = new Set(contacts.filter(({ deliverability }) => deliverability !== 'bounced').map(({ id }) => id));
    const next = await this.vendors.nextContacts(ctx, contacts.map(({ id }) => id));
    const people = { members, owner, preferenceOf: (id: string) => preferences.get(id) ?? USUAL_PREFERENCE, reachable: (id: string) => reachable.has(id), next: (id: string) => next.get(id) };
    return deadlines.map((deadline) => {
      const plan = plans.for(deadline.kind, tiers.get(deadline.vendorId ?? '') ?? null);
      return { deadline, plan, recipients: recipientsOf(deadline, plan.at, people) };
    });
  }
}
