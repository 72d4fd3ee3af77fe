import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { config } from '../config/config.js';

/** Bytes of a token in a link: 144 bits, beyond guessing, and whole in base64url. */
const TOKEN_BYTES = 18;

/**
 * Links and codes in mail are HMACs of the server's key over what they open: nothing secret is stored, a handler
 * computes them again, and raising the generation revokes them.
 */
@Injectable()
export class Secrets {
  token(purpose: string, id: string, generation: number): string {
    return this.mac('token', purpose, id, generation).subarray(0, TOKEN_BYTES).toString('base64url');
  }

  matches(purpose: string, id: string, generation: number, token: string): boolean {
    return same(Buffer.from(this.token(purpose, id, generation)), Buffer.from(token));
  }

  /** Six digits for a person to type: 48 bits of the MAC, so that no digit is likelier than another by more than one in a hundred million. */
  sixDigits(purpose: string, id: string, generation: number): string {
    return String(this.mac('code', purpose, id, generation).readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
  }

  codeMatches(purpose: string, id: string, generation: number, code: string): boolean {
    return same(Buffer.from(this.sixDigits(purpose, id, generation)), Buffer.from(code));
  }

  private mac(...parts: (string | number)[]): Buffer {
    return createHmac('sha256', config().secretKey).update(JSON.stringify(parts)).digest();
  }
}

const same = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
