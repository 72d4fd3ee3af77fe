import type { RequestedMapping } from '@holdfast/domain/imports/column-mapping';
import type { DateOrder } from '@holdfast/domain/imports/import-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const IMPORT_STATES = ['preview', 'queued', 'applying', 'applied', 'failed'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
/** What becomes of a row that repeats a vendor. */
export const DECISIONS = ['import', 'update', 'skip'] as const;
export type Decision = (typeof DECISIONS)[number];

/** A file of vendors, what a person decided about it, and how far it has come. */
@Entity('imports')
export class Import {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('bytea') content!: Buffer;
  /** `columns` as `previewImport` takes them, null as long as they are guessed; and the sheet row of the header. */
  @Column('jsonb', { nullable: true }) mapping!: { columns: RequestedMapping | null; headerRow: number | null } | null;
  @Column('text', { name: 'date_order', nullable: true }) dateOrder!: DateOrder | null;
  @Column('jsonb') amendments!: Record<string, Record<string, string>>;
  @Column('jsonb') decisions!: Record<string, Decision>;
  @Column('text') state!: ImportState;
  @Column('int') total!: number;
  @Column('int') done!: number;
  @Column('int') version!: number;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { name: 'applied_at', nullable: true }) appliedAt!: Date | null;
}
