import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DeadlineSources } from '../deadlines/deadline-sources.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { VendorChanges } from '../vendors/vendor-changes.facts.js';

/** Deadlines say a vendor's name and remind its owner: when either changes, each is brought up to date by the feature whose it is. */
@Injectable()
export class VendorEdits implements OnModuleInit {
  constructor(private readonly vendors: VendorChanges, private readonly deadlines: DeadlinesService, private readonly sources: DeadlineSources) {}

  onModuleInit(): void {
    this.vendors.whenEdited(async (ctx, vendorId, { ownerMemberId, legalName }) => {
      if (ownerMemberId === undefined && legalName === undefined) return;
      const matters = new Map((await this.deadlines.ofVendor(ctx, vendorId)).map(({ matterType, matterId }) => [`${matterType} ${matterId}`, { matterType, matterId }]));
      for (const { matterType, matterId } of matters.values()) await this.sources.of(matterType)?.follow(ctx, matterId);
    });
  }
}
