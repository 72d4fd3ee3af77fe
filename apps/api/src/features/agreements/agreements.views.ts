import { Injectable } from '@nestjs/common';
import { type AgreementStanding, standingOn } from '@holdfast/domain/agreements/agreement-standing';
import { termsOn, type TermsOnDay } from '@holdfast/domain/agreements/terms-on';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { ReminderStep } from '@holdfast/domain/reminders/reminder-plan';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { RemindersReader } from '../reminders/reminders.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { versionsOf } from './agreement-terms.entity.js';
import { AgreementsRepository, type WithTerms } from './agreements.repository.js';

/** An agreement as of a day, as it was known at an instant, with the steps on which its reminders will still leave. */
export interface Dated extends WithTerms {
  readonly asOf: LocalDate;
  readonly held: TermsOnDay | null;
  readonly standing: AgreementStanding;
  readonly reminders: readonly ReminderStep[];
}

/** As of which day, and as known when; absent: today, as known now. */
export interface ReadingTime {
  readonly asOf?: LocalDate | undefined;
  readonly knownAt?: string | undefined;
}

/** Agreements as screens show them. */
@Injectable()
export class AgreementsViews {
  constructor(
    private readonly uow: UnitOfWork, private readonly agreements: AgreementsRepository, private readonly vendors: VendorsReader, private readonly organizations: OrganizationsReader,
    private readonly deadlines: DeadlinesService, private readonly reminders: RemindersReader,
  ) {}

  async find(ctx: Ctx, id: string, time: ReadingTime = {}): Promise<Dated> {
    const found = await this.uow.run(ctx, (ctx) => this.agreements.withTerms(ctx, id));
    if (!found) throw new DomainError('not_found', 'No such agreement');
    return (await this.dated(ctx, [found], time))[0];
  }

  async ofVendor(ctx: Ctx, vendorId: string): Promise<Dated[]> {
    const all = await this.uow.run(ctx, async (ctx) => {
      await this.vendors.existing(ctx, vendorId);
      return this.agreements.ofVendor(ctx, vendorId);
    });
    return this.dated(ctx, all);
  }

  /** Reminders are asked for once, however many agreements there are. */
  private async dated(ctx: Ctx, all: readonly WithTerms[], { asOf, knownAt }: ReadingTime = {}): Promise<Dated[]> {
    const day = asOf ?? (await this.organizations.today(ctx));
    const open = await this.deadlines.openOfMatters(ctx, 'agreement', all.map(({ agreement }) => agreement.id));
    const coming = await this.reminders.coming(ctx, open);
    const stepsFor = (id: string) => open.flatMap(({ matterId }, at) => (matterId === id ? coming[at] : []));
    return all.map((found) => {
      const { id, status, inForceFrom: from, inForceUntil: until } = found.agreement;
      const held = termsOn(versionsOf(found.terms), day, knownAt);
      return { ...found, asOf: day, held, standing: standingOn({ status, life: held?.life ?? null, from, until }, day), reminders: stepsFor(id) };
    });
  }
}
