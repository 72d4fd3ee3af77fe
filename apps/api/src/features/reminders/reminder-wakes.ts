import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { MemberChanges } from '../organizations/member-changes.facts.js';
import { VendorChanges } from '../vendors/vendor-changes.facts.js';

/** Whom and when deadlines remind depends on people and risk classes too: when those change, the planner looks anew. */
@Injectable()
export class ReminderWakes implements OnModuleInit {
  constructor(private readonly members: MemberChanges, private readonly vendors: VendorChanges, private readonly deadlines: DeadlinesService) {}

  onModuleInit(): void {
    this.members.whenChanged((ctx, memberId) => this.deadlines.lookAgain(ctx, { memberId }));
    // Another risk class may have another plan, whose past steps are nobody's.
    this.vendors.whenEdited(async (ctx, vendorId, { tier }) => {
      if (tier !== undefined) await this.deadlines.rearm(ctx, { vendorId });
    });
  }
}
