/** What a column of a vendor file can be. */
export const IMPORT_FIELDS = [
  'name', 'externalRef', 'contactName', 'contactEmail', 'contactPhone', 'website', 'addressLine1', 'addressLine2', 'city', 'state', 'postalCode', 'service', 'startDate', 'endDate', 'notes',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** The field without which there is no vendor. */
export const REQUIRED_FIELD: ImportField = 'name';

/** Headers in the order in which they are believed: the first synonym found in a file wins its field. */
const SYNONYMS: Record<ImportField, readonly string[]> = {
  name: [
    'vendor name', 'supplier name', 'vendor legal name', 'legal name', 'business associate name', 'ba name', 'company name', 'organization name', 'organisation name', 'business name', 'contractor name',
    'provider name', 'partner name', 'legal entity name', 'entity name', 'third party name', 'payee name', 'account name', 'firm name', 'vendor', 'supplier', 'business associate', 'company', 'organization',
    'organisation', 'contractor', 'legal entity', 'third party', 'business', 'entity', 'partner', 'firm', 'payee', 'name', 'vendors', 'suppliers', 'business associates', 'companies',
  ],
  externalRef: [
    'vendor id', 'supplier id', 'external ref', 'external reference', 'external id', 'vendor number', 'supplier number', 'vendor no', 'supplier no', 'vendor code', 'supplier code', 'vendor ref', 'vendor reference',
    'reference number', 'reference', 'ref', 'ref no', 'account number', 'account no', 'id number', 'id', 'number', 'code',
  ],
  contactName: ['contact name', 'contact person', 'primary contact', 'primary contact name', 'main contact', 'contact full name', 'vendor contact', 'vendor contact name', 'point of contact', 'poc', 'contact', 'representative', 'account manager', 'attention'],
  contactEmail: [
    'contact email', 'contact e mail', 'primary contact email', 'main contact email', 'vendor contact email', 'contact email address', 'email address', 'e mail address', 'email', 'e mail', 'vendor email', 'supplier email', 'company email',
    'privacy contact email', 'security contact email', 'poc email', 'mail',
  ],
  contactPhone: ['contact phone', 'contact phone number', 'contact telephone', 'primary contact phone', 'vendor phone', 'phone number', 'phone', 'telephone', 'telephone number', 'tel', 'phone no', 'mobile', 'cell'],
  website: ['website', 'web site', 'website url', 'vendor website', 'company website', 'supplier website', 'url', 'web address', 'homepage', 'home page', 'web', 'domain'],
  addressLine1: ['address line 1', 'address line1', 'address1', 'address 1', 'addr1', 'addr 1', 'street address', 'street address 1', 'street', 'street 1', 'mailing address', 'vendor address', 'address'],
  addressLine2: ['address line 2', 'address line2', 'address2', 'address 2', 'addr2', 'addr 2', 'street address 2', 'street 2', 'suite', 'unit'],
  city: ['city', 'town', 'city town', 'vendor city'],
  state: ['state', 'state code', 'us state', 'state province', 'state region', 'province state', 'vendor state', 'st'],
  postalCode: ['zip', 'zip code', 'zipcode', 'postal code', 'postcode', 'post code', 'zip postal code', 'postal zip code', 'zip postal', 'vendor zip'],
  service: [
    'service', 'services', 'service description', 'services description', 'description of services', 'description of service', 'services provided', 'service provided', 'service name', 'type of service', 'service type', 'sample service',
    'product service', 'products services', 'product', 'description', 'purpose',
  ],
  startDate: [
    'start date', 'contract start date', 'contract start', 'agreement start date', 'agreement start', 'service start date', 'baa start date', 'latest start', 'effective date', 'contract effective date', 'agreement effective date',
    'baa effective date', 'baa effective', 'effective on', 'effective', 'begin date', 'from date', 'date from', 'valid from', 'start', 'start on', 'starts', 'begins', 'from', 'agreement date', 'contract date', 'baa date',
  ],
  endDate: [
    'end date', 'contract end date', 'contract end', 'agreement end date', 'agreement end', 'service end date', 'baa end date', 'latest end', 'expiration date', 'expiry date', 'expiration', 'expiry', 'contract expiration date', 'contract expiration',
    'agreement expiration date', 'baa expiration date', 'baa expiration', 'termination date', 'to date', 'date to', 'valid to', 'valid until', 'expires', 'expires on', 'until', 'ends', 'end', 'end on', 'thru', 'through',
  ],
  notes: ['notes', 'note', 'comments', 'comment', 'remarks', 'remark', 'internal notes'],
};

const RANKS = new Map(IMPORT_FIELDS.flatMap((field) => SYNONYMS[field].map((header, rank) => [header, { field, rank }] as const)));

/** A header as it is compared: `Vendor_Name *`, `vendorName` and "VENDOR NAME (required)" are one. */
export const headerKey = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/#/g, ' number ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Which field a header names, and how plainly (0 = most plainly); null when we do not know the word. */
export const fieldOfHeader = (header: string): { field: ImportField; rank: number } | null => RANKS.get(headerKey(header)) ?? null;

/** How many different fields these cells name: the mark of a header row. */
export const fieldsNamed = (cells: readonly string[]): number => new Set(cells.map((cell) => fieldOfHeader(cell)?.field).filter((field) => field !== undefined)).size;
