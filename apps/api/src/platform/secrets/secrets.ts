import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { config } from '../config/config.js';

const CODES = 1_000_000;

/**
 * Links, codes and file addresses as HMACs of the server's key: nothing secret is stored, so nothing secret leaks with the
 * database. Whoever holds the row recomputes them; raising the row's generation revokes what was given out.
 */
@Injectable()
export class Secrets {
  /** 256 bits in base64url, for a link. */
  token(purpose: string, id: string, generation: number): string {
    return this.mac('token', purpose, id, generation).toString('base64url');
  }

  /** Whether `given` is that token, in the same time whatever was given. */
  matches(given: string, purpose: string, id: string, generation: number): boolean {
    return same(given, this.token(purpose, id, generation));
  }

  /** '000000' to '999999'; limits on tries make six digits enough, not their number. */
  sixDigits(id: string, generation: number): string {
    // Of 2^48 values the remainder favours no code by more than one in 281 million.
    return String(this.mac('code', id, generation).readUIntBE(0, 6) % CODES).padStart(6, '0');
  }

  matchesSixDigits(given: string, id: string, generation: number): boolean {
    return same(given, this.sixDigits(id, generation));
  }

  /** `e=…&s=…`: whoever has it may fetch this path until then, and no other path. Seconds since 1970. */
  signedQuery(path: string, expiresAtEpochS: number): string {
    return `e=${expiresAtEpochS}&s=${this.pathToken(path, expiresAtEpochS)}`;
  }

  /** `nowEpochS` is the database's. */
  mayFetch(path: string, query: { readonly e?: string; readonly s?: string }, nowEpochS: number): 'yes' | 'no' | 'expired' {
    const expires = /^\d{1,12}$/.test(query.e ?? '') ? Number(query.e) : NaN;
    if (!same(query.s ?? '', this.pathToken(path, expires))) return 'no';
    return nowEpochS < expires ? 'yes' : 'expired';
  }

  private pathToken(path: string, expires: number): string {
    return this.mac('path', path, expires).toString('base64url');
  }

  // The parts as JSON, so that no two lists of parts are the same text; the first says what it is for.
  private mac(use: 'token' | 'code' | 'path', ...parts: readonly (string | number)[]): Buffer {
    return createHmac('sha256', config().secretKey).update(JSON.stringify([use, ...parts])).digest();
  }
}

// Both are hashed to one length first: timingSafeEqual wants that, and the length of a guess is no secret.
const same = (given: string, expected: string): boolean => {
  const hash = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
};
