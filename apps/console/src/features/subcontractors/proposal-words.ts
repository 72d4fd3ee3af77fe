import { ASSURANCE_LABELS } from '@holdfast/contracts/engagements';
import { formatDay } from '@holdfast/ui/date-text';
import type { Proposal } from './subcontractors.api.js';

const FIELDS: Record<Proposal['fields'][number], string> = { phiTypes: 'kinds of PHI', ephi: 'whether PHI is electronic', country: 'country', state: 'State', assurance: 'what is known of its agreement' };
const ASSURANCES = { attested: 'An agreement binds it, as told', unknown: 'The vendor does not know whether an agreement binds it', none: 'No agreement binds it, as told' } as const;

/** Who the company is: as the register has it, else as the vendor names it. */
export const companyOf = ({ told, engagement }: Proposal): string => engagement?.supplierName ?? told?.name ?? '';

/** What would happen, in one sentence. */
export const proposalWords = ({ kind, fields, toldOn }: Proposal): string => {
  switch (kind) {
    case 'add': return 'Not in the register yet';
    case 'change': return `Would change: ${fields.map((field) => FIELDS[field]).join(', ')}`;
    case 'confirm': return 'Told again as it stands';
    case 'end': return `Not on the list of ${formatDay(toldOn)} any more`;
  }
};

const phiWords = ({ phi, ephi }: { phi: readonly string[]; ephi: boolean | null }): string => (phi.length > 0 ? `PHI${ephi === true ? ', electronic' : ephi === false ? ', not electronic' : ''}: ${phi.join('; ')}` : '');

/** What the register says of it now, beside what was told; nothing unless it was changed since the list was compared. */
export const changedLines = ({ engagement }: Proposal): string[] => {
  if (!engagement?.changed) return [];
  const now = [
    phiWords(engagement) || 'no kinds of PHI', [engagement.country, engagement.state].filter(Boolean).join(', '),
    engagement.assurance && ASSURANCE_LABELS[engagement.assurance], engagement.toOn && `last day ${formatDay(engagement.toOn)}`,
  ];
  return [`The register was changed since the list came. It says now: ${now.filter(Boolean).join('; ')}.`];
};

/** What was told of it, a line each; nothing where nothing was said. */
export const toldLines = ({ told }: Proposal): string[] => {
  if (!told) return [];
  return [
    phiWords(told),
    [told.country, told.state].filter(Boolean).join(', '),
    ASSURANCES[told.assurance] + (told.assurance === 'attested' && told.agreementSince ? `, since ${formatDay(told.agreementSince)}` : ''),
    told.noticeDays === null ? '' : `${told.noticeDays} days to tell of a breach, as told; read in no paper`,
  ].filter(Boolean);
};
