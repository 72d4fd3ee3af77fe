/** What an organization is under 45 CFR 160.103; `workspace` is a vendor's own, made when it took on its first request. */
export const ORGANIZATION_KINDS = ['covered_entity', 'business_associate', 'both', 'workspace'] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

export const ORGANIZATION_KIND_LABELS: Record<OrganizationKind, string> = {
  covered_entity: 'Covered entity',
  business_associate: 'Business associate',
  both: 'Covered entity and business associate',
  workspace: 'Vendor workspace',
};
