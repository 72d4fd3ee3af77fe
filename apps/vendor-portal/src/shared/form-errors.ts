import { Refused } from '@holdfast/api-client/client';
import type { FieldError } from '@holdfast/ui/error-summary';
import { useMemo } from 'react';

const sentence = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1);

const formErrors = (error: unknown): FieldError[] => {
  if (!(error instanceof Refused)) return error ? [{ field: 'main', message: 'The server could not be reached. What you typed is still here; try again' }] : [];
  const errors = error.problem.errors ?? [];
  if (errors.length === 0) return [{ field: 'main', message: error.problem.title }];
  return errors.map(({ pointer, message }) => ({ field: pointer.slice(1).replaceAll('/', '-'), message: sentence(message) }));
};

export const errorAt = (errors: readonly FieldError[], field: string): string | undefined => errors.find((error) => error.field === field)?.message;

/** What the server said of each field, at the ids of our controls. One array a refusal: a new one takes the focus. */
export const useFormErrors = (error: unknown): FieldError[] => useMemo(() => formErrors(error), [error]);

export const statusOf = (error: unknown): number | undefined => (error instanceof Refused ? error.problem.status : undefined);
