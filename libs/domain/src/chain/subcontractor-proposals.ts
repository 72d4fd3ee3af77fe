import type { LocalDate } from '../dates/local-date.js';
import { vendorNameKey } from '../imports/vendor-name.js';
import type { TableRow } from '../questionnaires/table-answer.js';

/** One company as a vendor told of it: each thing null where it said nothing. */
export interface ToldSubcontractor {
  name: string;
  service: string;
  phiTypes: readonly string[];
  ephi: boolean | null;
  country: string;
  state: string;
  /** Does a written agreement bind it? Null: the vendor does not know. */
  agreement: boolean | null;
  agreementSince: LocalDate | null;
  /** Calendar days it has to tell the vendor of a breach, as the vendor says; nobody read them in a paper. */
  noticeDays: number | null;
}

/** An engagement of the vendor with a supplier of its own, as the register has it on the day of the list. */
export interface KnownSubcontract {
  id: string;
  supplierId: string;
  supplierName: string;
  service: string;
  phiTypes: readonly string[];
  ephi: boolean | null;
  country: string;
  state: string;
  assurance: 'document_seen' | 'attested' | 'unknown' | null;
  /** Does an agreement on file cover it that day? Then the list says nothing new of its assurance. */
  covered: boolean;
}

/** What the register would say after the list, where that differs. */
export type ProposedField = 'phiTypes' | 'ephi' | 'country' | 'state' | 'assurance';

export type Proposal =
  /** A company or service that the register does not have: `matches` are vendors with the same name, best first. */
  | { kind: 'add'; told: ToldSubcontractor; matches: string[] }
  | { kind: 'change'; engagement: string; told: ToldSubcontractor; fields: ProposedField[] }
  /** Told again as it stands: its assurance is as of the list's day. */
  | { kind: 'confirm'; engagement: string; told: ToldSubcontractor }
  /** In the register and not on the list any more. An end is proposed, nothing is deleted. */
  | { kind: 'end'; engagement: string };

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const yesNo = (value: unknown): boolean | null => (value === 'yes' ? true : value === 'no' ? false : null);

/** The companies of an answered list. Rows that name none are left out. */
export const toldSubcontractors = (rows: readonly TableRow[]): ToldSubcontractor[] =>
  rows.map((row) => ({
    name: text(row['name']),
    service: text(row['service']),
    phiTypes: Array.isArray(row['phi']) ? row['phi'].map(String).toSorted() : [],
    ephi: yesNo(row['electronic']),
    country: text(row['country']),
    state: text(row['state']),
    agreement: yesNo(row['agreement']),
    agreementSince: text(row['since']) || null,
    noticeDays: typeof row['noticeDays'] === 'number' ? row['noticeDays'] : null,
  })).filter(({ name }) => name !== '');

/** What a vendor's word on the agreement of an edge is worth: attested, unknown, or nothing where it says there is none. */
export const assuranceTold = ({ agreement }: ToldSubcontractor): 'attested' | 'unknown' | null => (agreement === null ? 'unknown' : agreement ? 'attested' : null);

const plain = (words: string): string => words.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
const sameSet = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((value) => other.includes(value));

const differing = (told: ToldSubcontractor, known: KnownSubcontract): ProposedField[] => {
  const assurance = assuranceTold(told);
  const differs: Record<ProposedField, boolean> = {
    phiTypes: told.phiTypes.length > 0 && !sameSet(told.phiTypes, known.phiTypes),
    ephi: told.ephi !== null && told.ephi !== known.ephi,
    country: told.country !== '' && plain(told.country) !== plain(known.country),
    state: told.state !== '' && plain(told.state) !== plain(known.state),
    // What we saw in a document, or have on file, is not made less by what is told.
    assurance: !known.covered && known.assurance !== 'document_seen' && assurance !== known.assurance,
  };
  return (Object.keys(differs) as ProposedField[]).filter((field) => differs[field]);
};

/**
 * What a vendor's list would change in the register: each row is matched to a subcontract of the same company (the same service first, else the only
 * one that no other row claims), the rest is added, and what the list leaves out is proposed to end. Decides nothing: a person accepts or ignores.
 * `vendors`: everybody in the register, by id. Source: the list, as the vendor attested it.
 */
export const subcontractorProposals = (told: readonly ToldSubcontractor[], known: readonly KnownSubcontract[], vendors: readonly { id: string; name: string }[]): Proposal[] => {
  const free = new Set(known);
  const ofCompany = (name: string) => [...free].filter(({ supplierName }) => vendorNameKey(supplierName) === vendorNameKey(name));
  const claimed = new Map<ToldSubcontractor, KnownSubcontract>();
  const claim = (row: ToldSubcontractor, match: KnownSubcontract | undefined): void => {
    if (!match) return;
    claimed.set(row, match);
    free.delete(match);
  };
  for (const row of told) claim(row, ofCompany(row.name).find(({ service }) => plain(service) === plain(row.service)));
  for (const row of told) {
    const [only, ...more] = claimed.has(row) ? [] : ofCompany(row.name);
    if (more.length === 0) claim(row, only);
  }
  const rows = told.map((row): Proposal => {
    const match = claimed.get(row);
    if (!match) return { kind: 'add', told: row, matches: vendors.filter(({ name }) => vendorNameKey(name) === vendorNameKey(row.name)).map(({ id }) => id) };
    const fields = differing(row, match);
    return fields.length > 0 ? { kind: 'change', engagement: match.id, told: row, fields } : { kind: 'confirm', engagement: match.id, told: row };
  });
  return [...rows, ...[...free].map(({ id }): Proposal => ({ kind: 'end', engagement: id }))];
};
