import { MantineProvider } from '@mantine/core';
import { createContext, use, useMemo, type ReactNode } from 'react';
import { cssVariablesResolver, themeFor, type Audience } from './theme.js';
import { UndoToastProvider } from './undo-toast.js';

const AudienceContext = createContext<Audience>('console');

/** For whom a piece is drawn: dates always carry their weekday for a vendor, controls are larger. */
export const useAudience = () => use(AudienceContext);

/** The frame of an app: theme, colour scheme of the system, and the one toast. Import `@holdfast/ui/styles.css` beside it. */
export const HoldfastProvider = ({ audience, children }: { audience: Audience; children: ReactNode }) => {
  const theme = useMemo(() => themeFor(audience), [audience]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <AudienceContext value={audience}>
        <UndoToastProvider>{children}</UndoToastProvider>
      </AudienceContext>
    </MantineProvider>
  );
};
