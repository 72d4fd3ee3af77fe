import { AGENCIES, AGENCY_LABELS, ASSURANCE_LABELS, ASSURANCES, CAPACITIES, CAPACITY_LABELS, PHI_ACCESS_LABELS, PHI_TYPES, PHI_VOLUME_LABELS } from '@holdfast/contracts/engagements';
import { TIER_LABELS } from '@holdfast/contracts/deadlines';
import { inherentTier, PHI_ACCESSES, PHI_VOLUMES } from '@holdfast/domain/tiers/inherent-tier';
import { PHI_SCOPE_LABELS, PHI_SCOPES } from '@holdfast/contracts/vendors';
import { PHI_TYPE_LABELS, type PhiType } from '@holdfast/domain/chain/phi-types';
import { readersToday } from '@holdfast/ui/date-text';
import type { FieldError } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useEffect, useRef, useState } from 'react';
import { errorAt } from '../../shared/form-errors.js';
import type { Engagement } from './engagements.api.js';

/** What a form says of an engagement. */
export type EngagementValues = Omit<Engagement, 'id' | 'customerVendorId' | 'supplierVendorId' | 'source' | 'version'>;

export const EMPTY_VALUES: EngagementValues = {
  service: '', fromOn: null, toOn: null, phi: 'unknown', phiNote: '', phiTypes: [], ephi: null, volume: 'unknown', access: 'unknown', critical: null, flowFrom: null, flowUntil: null, capacity: 'for_itself', agency: 'undetermined', agencyReason: '',
  assurance: null, assuranceSource: '', assuranceOn: null, country: '', state: '',
};

/** Fields by the words of their labels. */
export const ENGAGEMENT_FIELDS: Record<keyof EngagementValues, string> = {
  service: 'Service', fromOn: 'First day', toOn: 'Last day', phi: 'PHI', phiNote: 'About the PHI', phiTypes: 'Kinds of PHI', ephi: 'Electronic', volume: 'Of how many people', access: 'How it comes to PHI', critical: 'Would care stop without it', flowFrom: 'PHI first flowed', flowUntil: 'PHI last flowed', capacity: 'The customer engages',
  agency: 'The supplier is the customer’s', agencyReason: 'Why', assurance: 'An agreement that is not on file', assuranceSource: 'Who attested it, or which document', assuranceOn: 'As of', country: 'Country', state: 'State',
};

const EPHI = [['unknown', 'Nobody knows'], ['yes', 'At least some of it'], ['no', 'None of it']] as const;
const CRITICAL = [['unknown', 'Nobody has said'], ['yes', 'Yes'], ['no', 'No']] as const;
const flagWord = (flag: boolean | null) => (flag === null ? 'unknown' : flag ? 'yes' : 'no');
const FLAGS: Readonly<Record<string, boolean | null>> = { unknown: null, yes: true, no: false };

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();
const day = (form: FormData, name: string) => text(form, name) || null;

/** The form's values; what the form does not hold stays as it was. */
export const valuesOfForm = (form: FormData, before: EngagementValues): EngagementValues => {
  const assurance = (text(form, 'assurance') || null) as EngagementValues['assurance'];
  return {
    ...before, service: text(form, 'service'), fromOn: day(form, 'fromOn'), toOn: day(form, 'toOn'), phi: text(form, 'phi') as EngagementValues['phi'], phiTypes: form.getAll('phiTypes') as PhiType[],
    ephi: FLAGS[text(form, 'ephi')] ?? null, volume: text(form, 'volume') as EngagementValues['volume'], access: text(form, 'access') as EngagementValues['access'], critical: FLAGS[text(form, 'critical')] ?? null, flowFrom: day(form, 'flowFrom'), flowUntil: day(form, 'flowUntil'), capacity: text(form, 'capacity') as EngagementValues['capacity'],
    agency: text(form, 'agency') as EngagementValues['agency'], agencyReason: text(form, 'agencyReason'), assurance, assuranceSource: text(form, 'assuranceSource'), assuranceOn: day(form, 'assuranceOn'), country: text(form, 'country'), state: text(form, 'state'),
  };
};

/** A value in words, for whoever compares two versions. */
export const valueWords = (field: keyof EngagementValues, values: EngagementValues): string => {
  if (field === 'phi') return PHI_SCOPE_LABELS[values.phi];
  if (field === 'phiTypes') return values.phiTypes.map((type) => PHI_TYPE_LABELS[type]).join('; ') || 'none listed';
  if (field === 'ephi') return EPHI.find(([value]) => value === flagWord(values.ephi))![1];
  if (field === 'critical') return CRITICAL.find(([value]) => value === flagWord(values.critical))![1];
  if (field === 'volume') return PHI_VOLUME_LABELS[values.volume];
  if (field === 'access') return PHI_ACCESS_LABELS[values.access];
  if (field === 'capacity') return CAPACITY_LABELS[values.capacity];
  if (field === 'agency') return AGENCY_LABELS[values.agency];
  if (field === 'assurance') return values.assurance ? ASSURANCE_LABELS[values.assurance] : 'nothing is known of one';
  return String(values[field] ?? '') || 'nothing';
};

interface EngagementFieldsProps {
  readonly initial: EngagementValues;
  readonly errors: readonly FieldError[];
}

/** The fields of an engagement: what, when, which PHI, where, and what is known of its paper. */
export const EngagementFields = ({ initial, errors }: EngagementFieldsProps) => {
  const [phi, setPhi] = useState(initial.phi);
  const [agency, setAgency] = useState(initial.agency);
  const [assurance, setAssurance] = useState(initial.assurance ?? '');
  const input = (name: 'service' | 'country' | 'state' | 'agencyReason' | 'assuranceSource', { optional = false, hint }: { optional?: boolean; hint?: string } = {}) => (
    <Field id={name} label={ENGAGEMENT_FIELDS[name]} optional={optional} hint={hint} error={errorAt(errors, name)}>{(control) => <input type="text" name={name} defaultValue={initial[name]} {...control} />}</Field>
  );
  const date = (name: 'fromOn' | 'toOn' | 'flowFrom' | 'flowUntil' | 'assuranceOn', optional = true) => (
    <Field id={name} label={ENGAGEMENT_FIELDS[name]} optional={optional} error={errorAt(errors, name)}>{(control) => <input type="date" name={name} defaultValue={initial[name] ?? ''} {...control} />}</Field>
  );
  // Live while one types: what this engagement alone makes of its supplier's class.
  const [typed, setTyped] = useState(initial);
  const tier = inherentTier([typed], readersToday());
  const last = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const form = last.current?.closest('form');
    const read = () => form && setTyped(valuesOfForm(new FormData(form), initial));
    form?.addEventListener('input', read);
    return () => form?.removeEventListener('input', read);
  }, [initial]);
  return (
    <>
      {input('service')}
      <div className="row">{date('fromOn')}{date('toOn')}</div>
      <Field id="phi" label={ENGAGEMENT_FIELDS.phi} error={errorAt(errors, 'phi')}>
        {(control) => <select name="phi" value={phi} onChange={({ target }) => setPhi(target.value as EngagementValues['phi'])} {...control}>{PHI_SCOPES.map((scope) => <option key={scope} value={scope}>{PHI_SCOPE_LABELS[scope]}</option>)}</select>}
      </Field>
      <div hidden={phi === 'none'}>
        <fieldset className="fld" id="phiTypes" tabIndex={-1}>
          <legend className="l">{ENGAGEMENT_FIELDS.phiTypes} <span className="quiet">(optional)</span></legend>
          <div style={{ columns: '2 200px' }}>
            {PHI_TYPES.map((type) => <label className="pick" key={type}><input type="checkbox" name="phiTypes" value={type} defaultChecked={initial.phiTypes.includes(type)} /><span>{PHI_TYPE_LABELS[type]}</span></label>)}
          </div>
        </fieldset>
        <Field id="ephi" label={ENGAGEMENT_FIELDS.ephi}>{(control) => <select name="ephi" defaultValue={flagWord(initial.ephi)} {...control}>{EPHI.map(([value, words]) => <option key={value} value={value}>{words}</option>)}</select>}</Field>
        <Field id="volume" label={ENGAGEMENT_FIELDS.volume} hint="At the most at one time">{(control) => <select name="volume" defaultValue={initial.volume} {...control}>{PHI_VOLUMES.map((volume) => <option key={volume} value={volume}>{PHI_VOLUME_LABELS[volume]}</option>)}</select>}</Field>
        <Field id="access" label={ENGAGEMENT_FIELDS.access}>{(control) => <select name="access" defaultValue={initial.access} {...control}>{PHI_ACCESSES.map((access) => <option key={access} value={access}>{PHI_ACCESS_LABELS[access]}</option>)}</select>}</Field>
        <div className="row">{date('flowFrom')}{date('flowUntil')}</div>
      </div>
      <Field id="critical" label={ENGAGEMENT_FIELDS.critical}>{(control) => <select name="critical" defaultValue={flagWord(initial.critical)} {...control}>{CRITICAL.map(([value, words]) => <option key={value} value={value}>{words}</option>)}</select>}</Field>
      <div className="row">{input('country', { optional: true })}{input('state', { optional: true })}</div>
      <Field id="capacity" label={ENGAGEMENT_FIELDS.capacity} hint="A covered entity that passes on another’s PHI engages as its business associate">
        {(control) => <select name="capacity" defaultValue={initial.capacity} {...control}>{CAPACITIES.map((capacity) => <option key={capacity} value={capacity}>{CAPACITY_LABELS[capacity]}</option>)}</select>}
      </Field>
      <Field id="agency" label={ENGAGEMENT_FIELDS.agency} hint="Undetermined is planned with as agent; that is a planning assumption for dates, not a determination" error={errorAt(errors, 'agency')}>
        {(control) => <select name="agency" value={agency} onChange={({ target }) => setAgency(target.value as EngagementValues['agency'])} {...control}>{AGENCIES.map((each) => <option key={each} value={each}>{AGENCY_LABELS[each]}</option>)}</select>}
      </Field>
      <div hidden={agency === 'undetermined'}>{input('agencyReason', { hint: 'Who controls how the work is done' })}</div>
      <Field id="assurance" label={ENGAGEMENT_FIELDS.assurance} hint="An agreement on file needs no assurance: record it with the supplier" error={errorAt(errors, 'assurance')}>
        {(control) => <select name="assurance" value={assurance} onChange={({ target }) => setAssurance(target.value as typeof assurance)} {...control}><option value="">Nothing is known of one</option>{ASSURANCES.map((each) => <option key={each} value={each}>{ASSURANCE_LABELS[each]}</option>)}</select>}
      </Field>
      {assurance !== '' && <>{input('assuranceSource', { optional: assurance === 'unknown' })}{date('assuranceOn', false)}</>}
      <p ref={last} role="status" className="quiet">By this alone its supplier’s risk class is {tier.tier ? <>at least <strong>{TIER_LABELS[tier.tier].toLowerCase()}</strong>: {tier.reasons.filter((reason) => reason.tier === tier.tier).map(({ why }) => why.slice(why.indexOf(': ') + 2)).join('; ')}</> : 'what nobody can tell'}.</p>
    </>
  );
};
