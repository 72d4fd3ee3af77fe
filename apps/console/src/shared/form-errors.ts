import { Refused } from '@holdfast/api-client/client';
import type { FieldError } from '@holdfast/ui/error-summary';
import { useMemo } from 'react';

const UNREACHED = 'The server could not be reached. What you typed is still here; try again';

/** A refusal as one sentence, for a place that has no fields. */
export const refusalWords = (error: unknown): string => (error instanceof Refused ? error.problem.title : UNREACHED);

const formErrors = (error: unknown): FieldError[] => {
  if (!(error instanceof Refused)) return error ? [{ field: 'main', message: UNREACHED }] : [];
  const errors = error.problem.errors ?? [];
  if (errors.length === 0) return [{ field: 'main', message: error.problem.title }];
  return errors.map(({ pointer, message }) => ({ field: pointer.slice(1).replaceAll('/', '-'), message: sentence(message) }));
};

const sentence = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1);

export const errorAt = (errors: readonly FieldError[], field: string): string | undefined => errors.find((error) => error.field === field)?.message;

/** What the server said of each field, at the ids of our controls: `/owner/email` stands at `owner-email`. One array a refusal: a new one takes the focus. */
export const useFormErrors = (error: unknown): FieldError[] => useMemo(() => formErrors(error), [error]);
