import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './processes.mjs';

/** The key of links and codes: yours, or one that this checkout makes once and keeps to itself. */
export const serverSecret = () => {
  if (process.env.HOLDFAST_SECRET) return process.env.HOLDFAST_SECRET;
  const file = join(ROOT, '.data/secret');
  mkdirSync(join(ROOT, '.data'), { recursive: true });
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
};
