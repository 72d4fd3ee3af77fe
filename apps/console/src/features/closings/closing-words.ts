import type { Closing } from './closings.api.js';

export const OUTCOMES: Record<NonNullable<Closing['certificate']>['outcome'], string> = {
  destroyed: 'All of it was destroyed',
  returned: 'All of it was returned, and no copy kept',
  both: 'Some was returned, the rest destroyed',
  infeasible: 'Returning or destroying all of it is not feasible',
  never: 'None was ever held',
  open: 'It is not done yet',
};
export const METHODS: Readonly<Record<string, string>> = { clear: 'cleared', purge: 'purged', destroy: 'destroyed', paper: 'paper shredded', transfer: 'encrypted transfer', media: 'returned on media' };
export const SCOPES: Readonly<Record<string, string>> = { live: 'live systems', backups: 'backups', archives: 'archives', devices: 'devices and media', messages: 'e-mail and messages', paper: 'paper' };
export const SUBCONTRACTORS: Record<string, string> = { gone: 'Returned or destroyed as well', none: 'None held any', open: 'Not all have answered' };

/** Codes in words; one that is not ours is shown as it came. */
export const listed = (codes: readonly string[], words: Readonly<Record<string, string>>): string => codes.map((code) => (Object.hasOwn(words, code) ? words[code] : code)).join(', ');
