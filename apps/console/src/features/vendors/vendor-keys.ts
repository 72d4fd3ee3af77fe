import type { KeyHelp } from '@holdfast/ui/keys-help';

const MOVING: readonly KeyHelp[] = [
  { keys: ['j', 'k'], does: 'next, previous vendor' },
  { keys: ['Enter'], does: 'open it' },
];
const WRITING: readonly KeyHelp[] = [
  { keys: ['c'], does: 'add a contact' },
];
const HELP: readonly KeyHelp[] = [{ keys: ['?'], does: 'all keys' }];

/** The keys of the vendor list. */
export const vendorKeys = (mayEdit: boolean): readonly KeyHelp[] => [...MOVING, ...(mayEdit ? WRITING : []), ...HELP];
