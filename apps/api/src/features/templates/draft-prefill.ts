import { longDate } from '@holdfast/domain/templates/template-text';
import { BAA_TEMPLATE, offeredBy, type Variant } from '@holdfast/domain/templates/baa-template';
import type { DraftValues } from '@holdfast/domain/templates/renewal-values';
import type { OrganizationsReader } from '../organizations/organizations.reader.js';
import type { VendorsReader } from '../vendors/vendors.reader.js';

export type Vendor = Awaited<ReturnType<VendorsReader['existing']>>;
type Member = Awaited<ReturnType<OrganizationsReader['answerableFor']>>;

export interface NewDraft {
  readonly variant: Variant;
  readonly templateVersionId: string | null;
  readonly engagementIds: readonly string[];
  /** The agreement that it is to replace. */
  readonly supersedesId: string | null;
}

export type OwnWords = Readonly<Record<string, unknown>>;

/** The PHI of an engagement, as it is recorded. */
export interface CoveredPhi {
  readonly phi: string;
  readonly phiTypes: readonly string[];
  readonly ephi: boolean | null;
}

/** The kinds that the template can name. */
const OFFERED: readonly string[] = BAA_TEMPLATE.variables.filter(({ name }) => name === 'phiTypes').flatMap((variable) => offeredBy(BAA_TEMPLATE, variable)).map(({ value }) => value);

export interface KnownFromRegister {
  readonly variant: Variant;
  readonly organizationName: string;
  readonly own: OwnWords;
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

const SIDES = ['upstream', 'supplier'] as const;
/** What an organization writes of itself in a BAA, and has nowhere else yet. */
const OWN = ['EntityForm', 'Address', 'NoticeAddress'] as const;
const CONTACT = ['eventContactName', 'eventContactPhone'] as const;

/** What the organization wrote of itself in its latest drafts, whichever side it stood on: each thing as it was written last. */
export const ownWords = (drafts: readonly { readonly variables: Record<string, unknown> }[], organizationName: string): OwnWords => {
  const own: Record<string, unknown> = {};
  for (const { variables } of drafts) {
    const side = SIDES.find((each) => variables[`${each}LegalName`] === organizationName);
    if (!side) continue;
    for (const name of OWN) own[name] ??= variables[`${side}${name}`];
    if (side === 'upstream') for (const name of CONTACT) own[name] ??= variables[name]; // reports of events go to the customer
  }
  return own;
};

/**
 * The kinds of PHI of the engagements it covers, where somebody listed those of each that carries any and the template offers them all; else they are asked for.
 * Without electronic PHI in any of them its clauses are left out (45 CFR 164.314(a)(2)(i)).
 */
export const phiOf = (covered: readonly CoveredPhi[]): DraftValues => {
  const flowing = covered.filter(({ phi }) => phi !== 'none');
  const kinds = [...new Set(flowing.flatMap(({ phiTypes }) => phiTypes))];
  const areListed = flowing.length > 0 && flowing.every(({ phiTypes }) => phiTypes.length > 0) && kinds.every((kind) => OFFERED.includes(kind));
  const isPaper = flowing.length > 0 && flowing.every(({ ephi }) => ephi === false);
  return { choices: isPaper ? { ephi: 'off' } : {}, variables: areListed ? { phiTypes: OFFERED.filter((kind) => kinds.includes(kind)) } : {} };
};

/** The variables that the register knows: who the parties are, and what else a draft may begin with. What it does not know stays empty: a person types it, nothing is guessed. */
export const prefilled = ({ variant, organizationName, own, vendor, services, firstDay, contactMember, signatory, vendorSignatory, upstream }: KnownFromRegister): { parties: Record<string, unknown>; suggested: Record<string, unknown> } => {
  // Who hands PHI down: ourselves to a supplier, or a customer to ourselves.
  const [ours, theirs] = vendor.relation === 'customer' ? (['supplier', 'upstream'] as const) : (['upstream', 'supplier'] as const);
  const address = addressOf(vendor);
  return {
    parties: filled({
      [`${ours}LegalName`]: organizationName, ...Object.fromEntries(OWN.map((name) => [`${ours}${name}`, own[name]])),
      [`${theirs}LegalName`]: vendor.legalName, [`${theirs}Address`]: address, [`${theirs}NoticeAddress`]: address,
      [`${ours}SignatoryName`]: signatory?.name, [`${ours}SignatoryTitle`]: signatory?.title,
      [`${theirs}SignatoryName`]: vendorSignatory?.name, [`${theirs}SignatoryTitle`]: vendorSignatory?.title,
    }),
    suggested: filled({
      serviceDescription: services.join('; '), effectiveDate: firstDay, permittedDisclosures: ['to_customer', 'required_by_law', 'to_secretary'],
      ...(vendor.relation !== 'customer' && { eventContactEmail: contactMember.email, ...Object.fromEntries(CONTACT.map((name) => [name, own[name]])) }),
      ...(variant === 'ba-sub' && { upstreamAgreementList: upstream.map(({ title, with: customer, from }) => `${title} with ${customer} of ${longDate(from)}`).join('; ') }),
    }),
  };
};

const filled = (known: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined && value !== null && value !== ''));
