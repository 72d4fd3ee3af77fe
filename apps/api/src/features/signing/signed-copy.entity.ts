import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The vendor's own copy of a sealed agreement, in its own custody. */
@Entity('signed_copies')
export class SignedCopy {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('text') sha256!: string;
  @Column('uuid', { name: 'file_id', nullable: true }) fileId!: string | null;
}
