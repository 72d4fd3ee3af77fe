import { createHash } from 'node:crypto';
import { canonicalJson } from '@holdfast/domain/json/canonical-json';

/** In hexadecimal. */
export const sha256Of = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Of a value as canonical JSON: the same whatever the order of its keys. */
export const sha256OfJson = (content: unknown): string => sha256Of(canonicalJson(content));
