import { longDate } from '@holdfast/domain/templates/template-text';
import type { Variant } from '@holdfast/domain/templates/baa-template';
import type { OrganizationsReader } from '../organizations/organizations.reader.js';
import type { VendorsReader } from '../vendors/vendors.reader.js';

export type Vendor = Awaited<ReturnType<VendorsReader['existing']>>;
type Member = Awaited<ReturnType<OrganizationsReader['answerableFor']>>;

export interface KnownFromRegister {
  readonly variant: Variant;
  readonly organizationName: string;
  readonly vendor: Vendor;
  readonly services: readonly string[];
  readonly firstDay: string;
  readonly contactMember: Pick<Member, 'email'>;
  readonly signatory: Pick<Member, 'name' | 'title'> | null;
  readonly vendorSignatory: { readonly name: string; readonly title: string } | null;
  readonly upstream: readonly { readonly title: string; readonly with: string; readonly from: string }[];
}

const addressOf = ({ addressLine1, addressLine2, city, state, postalCode }: Vendor): string =>
  [addressLine1, addressLine2, city, [state, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ');

/** The variables that the register knows. What it does not know stays empty: a person types it, nothing is guessed. */
export const prefilled = ({ variant, organizationName, vendor, services, firstDay, contactMember, signatory, vendorSignatory, upstream }: KnownFromRegister): Record<string, unknown> => {
  // Who hands PHI down: ourselves to a supplier, or a customer to ourselves.
  const above = vendor.relation === 'customer' ? { legalName: vendor.legalName, address: addressOf(vendor) } : { legalName: organizationName, address: '' };
  const below = vendor.relation === 'customer' ? { legalName: organizationName, address: '' } : { legalName: vendor.legalName, address: addressOf(vendor) };
  const ours = vendor.relation === 'customer' ? 'supplier' : 'upstream';
  const theirs = vendor.relation === 'customer' ? 'upstream' : 'supplier';
  const known: Record<string, unknown> = {
    upstreamLegalName: above.legalName, upstreamAddress: above.address, upstreamNoticeAddress: above.address,
    supplierLegalName: below.legalName, supplierAddress: below.address, supplierNoticeAddress: below.address,
    serviceDescription: services.join('; '), effectiveDate: firstDay, permittedDisclosures: ['to_customer', 'required_by_law', 'to_secretary'],
    eventContactEmail: vendor.relation === 'customer' ? '' : contactMember.email,
    [`${ours}SignatoryName`]: signatory?.name ?? '', [`${ours}SignatoryTitle`]: signatory?.title ?? '',
    [`${theirs}SignatoryName`]: vendorSignatory?.name ?? '', [`${theirs}SignatoryTitle`]: vendorSignatory?.title ?? '',
    ...(variant === 'ba-sub' && { upstreamAgreementList: upstream.map(({ title, with: customer, from }) => `${title} with ${customer} of ${longDate(from)}`).join('; ') }),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== ''));
};
