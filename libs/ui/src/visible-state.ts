import { inZone } from './date-text.js';
import type { SaveStateKind } from './save-state.js';
import type { SaverState } from './answer-saver.js';

/** What the page says of a saver; signed out, it says that nothing is saved, and a dialog asks for the code. */
export const visibleState = (state: SaverState): SaveStateKind => {
  switch (state.kind) {
    case 'saved': return { kind: 'saved', at: inZone(state.at).time };
    case 'signed_out': return { kind: 'retrying' };
    default: return { kind: state.kind };
  }
};
