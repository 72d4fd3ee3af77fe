import type { LocalDate } from '../dates/local-date.js';
import type { ChainEngagement } from './chain-register.js';

/** An engagement as an organization records it: much of it may not be known. Days are local days, first and last inclusive. */
export interface RecordedEngagement {
  id: string;
  customer: string;
  supplier: string;
  service: string;
  fromOn: LocalDate | null;
  toOn: LocalDate | null;
  /** When PHI first flowed and last did, where that differs from the engagement's own days. */
  flowFrom: LocalDate | null;
  flowUntil: LocalDate | null;
  phi: 'flows' | 'none' | 'unknown';
  phiTypes: readonly string[];
  ephi: boolean | null;
  agency: 'no' | 'yes' | 'undetermined';
  capacity: 'for_itself' | 'as_business_associate';
  assurance: 'document_seen' | 'attested' | 'unknown' | null;
  /** The day on which the assurance was given. */
  assuranceOn: LocalDate | null;
}

/** Stands for the PHI of an engagement whose kinds nobody listed. */
export const UNLISTED_PHI = 'unlisted';

/** The first day of the calendar: an engagement without a first day has always been. */
const SINCE_EVER: LocalDate = '0001-01-01';
const UNLISTED = [UNLISTED_PHI] as const;

/** What an assurance says on a day: of the days before it was given nothing, so there it is unknown. */
export const assuranceOn = (assurance: RecordedEngagement['assurance'], givenOn: LocalDate | null, asOf: LocalDate): RecordedEngagement['assurance'] =>
  assurance !== null && givenOn !== null && asOf < givenOn ? 'unknown' : assurance;

/**
 * The engagement as the chain reads it on a day. PHI flows only where somebody said so; unknown is no flow and is counted apart.
 */
export const chainEngagement = ({ id, customer, supplier, service, fromOn, toOn, flowFrom, flowUntil, phi, phiTypes, ephi, agency, capacity, assurance, assuranceOn: givenOn }: RecordedEngagement, asOf: LocalDate): ChainEngagement => {
  const start = flowFrom ?? fromOn;
  const unlisted = phi === 'flows' && phiTypes.length === 0;
  return {
    id, customer, supplier, service,
    start: start ?? SINCE_EVER,
    ...(start === null && { startUnknown: true }),
    end: flowUntil ?? toOn,
    phi: { types: phi !== 'flows' ? [] : unlisted ? UNLISTED : phiTypes, ephi, ...(unlisted && { unlisted }) },
    agent: agency,
    asBusinessAssociate: capacity === 'as_business_associate',
    assurance: assuranceOn(assurance, givenOn, asOf),
  };
};
