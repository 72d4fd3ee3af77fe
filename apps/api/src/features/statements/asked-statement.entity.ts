import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { FrozenStatement } from '@holdfast/domain/statements/statement';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The words that a request asks for, in the exchange: frozen when it was sent. */
@Entity('asked_statements')
export class AskedStatement {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('text', { name: 'statement_id' }) statementId!: string;
  @Column('int') version!: number;
  /** Of the words before any blank is filled in. */
  @Column('text') sha256!: string;
  @Column('jsonb') statement!: FrozenStatement;
  /** Where it covers a period: its first day. Its last is the day on which it is made. */
  @Column('date', { name: 'period_from', nullable: true }) periodFrom!: LocalDate | null;
}
