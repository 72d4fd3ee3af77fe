import type { KeyHelp } from '@holdfast/ui/keys-help';

const MOVING: readonly KeyHelp[] = [
  { keys: ['j', 'k'], does: 'next, previous vendor' },
  { keys: ['Enter'], does: 'open it' },
];
const WRITING: readonly KeyHelp[] = [
  { keys: ['c'], does: 'add a contact' },
];
const HELP: readonly KeyHelp[] = [{ keys: ['?'], does: 'all keys' }];

/** The keys of the vendor list; `screens` says what each key screens a vendor as. */
export const vendorKeys = (mayEdit: boolean, screens: Readonly<Record<string, string>> = {}): readonly KeyHelp[] => [
  ...MOVING, ...(mayEdit ? WRITING : []), ...(Object.keys(screens).length > 0 ? [{ keys: ['x'], does: 'select it' }] : []), ...Object.entries(screens).map(([key, words]) => ({ keys: [key], does: `screen: ${words}` })), ...HELP,
];
