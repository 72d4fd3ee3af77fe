import { TooManyPaths } from '@holdfast/domain/chain/path-walk';
import { DomainError } from '../../platform/errors/domain-error.js';

/** A walk through the chain; refused in words where the register holds more paths than anybody could follow. */
export const withinBounds = async <T>(walk: () => T | Promise<T>): Promise<T> => {
  try {
    return await walk();
  } catch (error) {
    if (error instanceof TooManyPaths) throw new DomainError('rule_broken', 'The register holds a cycle with too many paths to follow. End one of its engagements first');
    throw error;
  }
};
