import type { ReactNode } from 'react';

/** A page outside the console's frame: nobody is signed in, or there is nowhere to be yet. */
export const Alone = ({ children }: { children: ReactNode }) => (
  <main id="main" style={{ maxWidth: 'var(--column)', margin: 'auto', padding: 'var(--s7) var(--s5)' }}>{children}</main>
);
