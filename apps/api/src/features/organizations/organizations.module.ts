import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { Member } from './member.entity.js';
import { InvitationsRepository } from './invitations.repository.js';
import { MembersConsoleController } from './members.console.controller.js';
import { MembersRepository } from './members.repository.js';
import { MemberChanges } from './member-changes.facts.js';
import { MembersService } from './members.service.js';
import { OrganizationProfile } from './organization-profile.entity.js';
import { OrganizationsReader } from './organizations.reader.js';
import { OrganizationsRepository } from './organizations.repository.js';
import { OrganizationsService } from './organizations.service.js';
import { ReviewPoliciesConsoleController } from './review-policies.console.controller.js';
import { ReviewPoliciesRepository } from './review-policies.repository.js';
import { ReviewPoliciesService } from './review-policies.service.js';
import { StoredReviewPolicy } from './review-policy.entity.js';
import { SetUpConsoleController } from './set-up.console.controller.js';
import { SetUpService } from './set-up.service.js';

export const ORGANIZATIONS_ENTITIES = [Member, OrganizationProfile, StoredReviewPolicy];

@Module({
  imports: [IdentityModule],
  controllers: [MembersConsoleController, ReviewPoliciesConsoleController, SetUpConsoleController],
  providers: [InvitationsRepository, MemberChanges, MembersRepository, MembersService, OrganizationsReader, OrganizationsRepository, OrganizationsService, ReviewPoliciesRepository, ReviewPoliciesService, SetUpService],
  exports: [MemberChanges, OrganizationsReader, OrganizationsService, ReviewPoliciesService],
})
export class OrganizationsModule {}
