import { QueryClient } from '@tanstack/react-query';

/** What this tab has read of the server: routes begin to read before their screen is loaded. */
export const queries = new QueryClient();
