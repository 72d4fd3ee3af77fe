import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Asking on both sides, more time, amending what was submitted; documents and remediation as kinds of requests. */
export class RequestSteps1764001200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Somebody to whom a reminder went on: another was asked.
      alter table request_participants add column stands_in boolean not null default false;

      alter table requests drop constraint requests_kind_check;
      alter table requests add constraint requests_kind_check check (kind in
        ('questionnaire', 'documents', 'remediation', 'subcontractors', 'attestation', 'return_or_destroy', 'statement', 'signature'));

      alter table exchange_events drop constraint exchange_events_check;
      alter table exchange_events add constraint exchange_events_check check (case side
        when 'requester' then kind in ('sent', 'returned', 'decided', 'withdrawn', 'due_moved', 'more_time_refused', 'question_answered', 'reissued', 'countersigned')
        else kind in ('taken_on', 'submitted', 'amending', 'more_time_asked', 'question_asked', 'commented', 'changes_requested', 'passed_on', 'declined', 'signed', 'stated', 'taken_back') end);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
