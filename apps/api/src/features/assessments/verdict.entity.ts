import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a reviewer made of one answer. Only `outgoingText` ever leaves the organization, with a return. */
@Entity('verdicts')
export class Verdict {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'assessment_id' }) assessmentId!: string;
  @Column('text', { name: 'question_key' }) questionKey!: string;
  @Column('text') verdict!: 'accepted' | 'returned' | 'finding';
  @Column('text', { name: 'outgoing_text' }) outgoingText!: string;
  @Column('text', { name: 'internal_note' }) internalNote!: string;
  /** What *finding* opened. */
  @Column('uuid', { name: 'finding_id', nullable: true }) findingId!: string | null;
  @Column('uuid', { name: 'by_member_id' }) byMemberId!: string;
  @Column('timestamptz') at!: Date;
  @Column('int') version!: number;
}
