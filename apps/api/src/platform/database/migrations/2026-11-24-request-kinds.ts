import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RequestKinds1764000610000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // More can be asked than a questionnaire, and a signature takes steps of its own.
    await db.query(`
      alter table requests drop constraint requests_kind_check;
      alter table requests
        add check (kind in ('questionnaire', 'subcontractors', 'attestation', 'return_or_destroy', 'signature')),
        -- What the vendor reads at the top: the event, or what ends.
        add column about text not null default '',
        -- A vendor may report a change without being asked: then no day is due.
        add column begun_by_vendor boolean not null default false,
        add column agreement_id uuid,
        add foreign key (tenant_id, agreement_id) references agreements (tenant_id, id) on delete cascade;
      create index requests_of_agreement on requests (tenant_id, agreement_id) where agreement_id is not null;

      alter table exchange_events drop constraint exchange_events_check;
      alter table exchange_events add constraint exchange_events_check check (case side
        when 'requester' then kind in ('sent', 'returned', 'decided', 'withdrawn', 'due_moved', 'reissued', 'countersigned')
        else kind in ('taken_on', 'submitted', 'commented', 'changes_requested', 'passed_on', 'declined', 'signed') end);

      create index connections_of_vendor_org on connections (vendor_org_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
