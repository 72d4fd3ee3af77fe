/** How a company stands to the organization: it serves us, or we serve it. */
export const RELATIONS = ['supplier', 'customer'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Whether protected health information reaches the supplier. Unknown is never shown as none. */
export const PHI_SCOPES = ['flows', 'none', 'unknown'] as const;
export type PhiScope = (typeof PHI_SCOPES)[number];

export const PHI_SCOPE_LABELS: Record<PhiScope, string> = { flows: 'PHI flows', none: 'No PHI', unknown: 'PHI unknown' };

/** Filters of the vendor list that are exact on a day, in the words of their chip. */
export const VENDOR_FILTERS = {
  uncovered: 'PHI flows · no agreement in force',
  phi_unknown: 'PHI unknown',
  no_contact: 'No contact',
  archived: 'Archived',
} as const;
export type VendorFilter = keyof typeof VENDOR_FILTERS;

/** What an address at the vendor is for. */
export const CONTACT_PURPOSES = ['security', 'privacy', 'legal', 'business'] as const;
export type ContactPurpose = (typeof CONTACT_PURPOSES)[number];
