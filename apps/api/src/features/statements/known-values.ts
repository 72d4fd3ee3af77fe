import type { StatementValues } from '@holdfast/domain/statements/statement-text';
import type { Stating } from './statements.reader.js';

/** The blanks that nobody types: names as they stand on the request, the period, the day. */
export const knownOf = ({ request, asked, today }: Pick<Stating, 'request' | 'asked' | 'today'>): StatementValues => {
  const known: Record<string, string> = { vendorLegalName: request.vendorName, requesterName: request.requesterName, periodFrom: asked.periodFrom ?? '', periodTo: today, asOf: today };
  return Object.fromEntries(asked.statement.variables.flatMap(({ name }) => (name in known ? [[name, known[name]]] : [])));
};
