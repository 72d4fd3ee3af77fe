import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Role } from '@holdfast/contracts/permissions';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Audience } from './access.decorator.js';

/** What a session opens: who, and, when an organization was named, as what. */
export interface Entry {
  readonly userId: string;
  readonly name: string;
  readonly tenantId: string | null;
  readonly memberId: string | null;
  readonly role: Role | null;
}

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Asks the database, in one statement, whether a session still stands and what its person is in the organization named. */
@Injectable()
export class SessionDoor {
  constructor(private readonly uow: UnitOfWork) {}

  async enter(audience: Audience, token: string | undefined, slug: string | null, touch: boolean): Promise<Entry | undefined> {
    if (!token) return undefined;
    const [entry] = await this.uow.outside<Entry>('enter', 'select user_id as "userId", name, tenant_id as "tenantId", member_id as "memberId", role from enter($1, $2, $3, $4)', [hashOfToken(token), audience, slug, touch]);
    return entry;
  }
}
