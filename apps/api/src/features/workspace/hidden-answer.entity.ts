import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An answer that is kept and not asked any more, because somebody changed an earlier one; gone when it is asked again. */
@Entity('hidden_answers')
export class HiddenAnswer {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('text', { name: 'question_key' }) questionKey!: string;
  /** The question whose answer hid it. */
  @Column('text', { name: 'gate_key' }) gateKey!: string;
  @Column('text', { name: 'by_name' }) byName!: string;
  @Column('timestamptz') at!: Date;
}
