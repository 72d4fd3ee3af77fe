import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { FileRefusal } from './file-refusal.js';

export type FileState = 'reserved' | 'uploading' | 'typed' | 'inspected' | 'scanned' | 'available' | 'refused' | 'quarantined' | 'purged';

/** Bytes with a name, and how far their check has come. Only `available` ones are handed out. */
@Entity('files')
export class StoredFile {
  @Column('uuid', { name: 'tenant_id', primary: true }) tenantId!: string;
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'declared_type' }) declaredType!: string;
  @Column('text', { name: 'detected_type', nullable: true }) detectedType!: string | null;
  @Column('bigint', { nullable: true }) bytes!: number | null;
  @Column('text', { nullable: true }) sha256!: string | null;
  @Column('text') state!: FileState;
  @Column('text', { nullable: true }) refusal!: FileRefusal | null;
  @Column('text', { name: 'refusal_sentence', nullable: true }) refusalSentence!: string | null;
  @Column('uuid', { name: 'uploaded_by', nullable: true }) uploadedBy!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
  /** Room that it may take until its bytes are counted. */
  @Column('bigint', { name: 'reserved_bytes' }) reservedBytes!: number;
  @Column('text', { name: 'storage_key', nullable: true }) storageKey!: string | null;
}
