import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What was attested, word for word, and how it was made sure who did; the person and the day stand in its submission. */
@Entity('made_statements')
export class MadeStatement {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('int', { name: 'submission_number' }) submissionNumber!: number;
  @Column('text') text!: string;
  /** Of the text. */
  @Column('text') sha256!: string;
  /** Null: there are none. */
  @Column('text', { nullable: true }) exceptions!: string | null;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  @Column('text') email!: string;
  @Column('uuid', { name: 'challenge_id' }) challengeId!: string;
  @Column('text') authenticated!: string;
  /** What was ticked. */
  @Column('text') authority!: string;
  @Column('timestamptz') at!: Date;
}
