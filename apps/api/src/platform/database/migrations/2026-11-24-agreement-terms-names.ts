import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names of those who recorded terms before versions kept them: forced row-level security had hidden the members from `AgreementTerms1764000600000`. */
export class AgreementTermsNames1764000690000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table agreement_terms no force row level security;
      alter table members no force row level security;
      update agreement_terms t set recorded_by_name = m.name from members m where t.recorded_by_name = '' and m.tenant_id = t.tenant_id and m.user_id = t.recorded_by;
      alter table agreement_terms force row level security;
      alter table members force row level security;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
