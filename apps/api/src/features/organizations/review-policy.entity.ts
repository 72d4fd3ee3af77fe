import type { ReviewPolicy } from '@holdfast/domain/reviews/review-policy';
import type { Tier } from '@holdfast/domain/deadlines/tier';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Who has to approve what, and how long a decision holds. An organization that has set nothing has no row. */
@Entity('review_policies')
export class StoredReviewPolicy implements ReviewPolicy {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('text', { name: 'second_for_tiers', array: true }) secondForTiers!: Tier[];
  @Column('boolean', { name: 'second_for_exceptions' }) secondForExceptions!: boolean;
  @Column('jsonb', { name: 'valid_months' }) validMonths!: Record<Tier, number>;
  @Column('int') version!: number;
}
