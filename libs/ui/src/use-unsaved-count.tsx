import { useSyncExternalStore } from 'react';
import { onUnsavedChange, unsavedCount } from './savers.js';

/** How many answers live in this tab only. */
export const useUnsavedCount = (): number => useSyncExternalStore(onUnsavedChange, unsavedCount);
