import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What became of one row of the file. That it stands here means that the row is done. */
@Entity('import_rows')
export class ImportedRow {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'import_id' }) importId!: string;
  @Column('int') row!: number;
  @Column('text') verdict!: 'imported' | 'updated' | 'refused' | 'duplicate' | 'blank';
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId!: string | null;
}

export type RowOutcome = Pick<ImportedRow, 'row' | 'verdict' | 'reason' | 'vendorId'>;
