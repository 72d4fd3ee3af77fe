import { formatDay } from '@holdfast/ui/date-text';
import type { RenewalTerms } from '@holdfast/domain/agreements/renewal';
import type { Agreement } from './agreements.api.js';

export type Terms = NonNullable<Agreement['terms']>;

/** Terms by what is decided together: renewing by itself, for how long and with what notice is one matter. */
export interface TermsParts {
  readonly effectiveDate: string;
  readonly initialTerm: Terms['initialTerm'];
  readonly renewal: Pick<Terms, 'autoRenew' | 'renewalTermMonths' | 'notice'>;
}

export const partsOf = ({ effectiveDate, initialTerm, autoRenew, renewalTermMonths, notice }: Terms): TermsParts => ({ effectiveDate, initialTerm, renewal: { autoRenew, renewalTermMonths: renewalTermMonths ?? null, notice: notice ?? null } });

/** The parts as the server takes a change: only those named. */
export const changeOfParts = ({ renewal, ...rest }: Partial<TermsParts>): Partial<Terms> => ({ ...rest, ...renewal });

/** What the fields of `TermsFields` say. */
export const termsOfForm = (form: FormData): Terms => {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const term = text('term');
  const renews = term !== 'evergreen' && text('renews') === 'yes';
  const notice = Number(text('notice'));
  return {
    effectiveDate: text('effectiveDate'),
    initialTerm: term === 'evergreen' ? { evergreen: true } : term === 'months' ? { months: Number(text('months')) } : { endDate: text('endDate') },
    autoRenew: renews,
    renewalTermMonths: renews ? Number(text('renewalTermMonths')) : null,
    notice: renews && notice > 0 ? (text('noticeUnit') === 'months' ? { months: notice } : { days: notice }) : null,
  };
};

export const TERMS_LABELS: Record<keyof TermsParts, string> = { effectiveDate: 'Effective date', initialTerm: 'It runs for', renewal: 'It renews by itself' };

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

const initialWords = ({ months, endDate, evergreen }: Terms['initialTerm']): string => {
  if (evergreen) return 'no end';
  return endDate ? `until ${formatDay(endDate)}` : counted(months ?? 0, 'month');
};

const renewalWords = ({ autoRenew, renewalTermMonths, notice }: TermsParts['renewal']): string => {
  if (!autoRenew) return 'no';
  const told = notice ? `, with notice of ${notice.months ? counted(notice.months, 'month') : counted(notice.days ?? 0, 'day')}` : ', no notice period stated';
  return `for ${counted(renewalTermMonths ?? 0, 'month')}${told}`;
};

/** One term of its life, as a difference shows it. */
export const lifeTermWords = (name: keyof RenewalTerms, value: unknown): string => {
  switch (name) {
    case 'effectiveDate': return formatDay(String(value));
    case 'initialTerm': return initialWords(value as Terms['initialTerm']);
    case 'autoRenew': return value === true ? 'yes' : 'no';
    case 'renewalTermMonths': return value === null ? 'none' : counted(Number(value), 'month');
    case 'notice': { const notice = value as Terms['notice']; return notice ? (notice.months ? counted(notice.months, 'month') : counted(notice.days ?? 0, 'day')) : 'none'; }
  }
};

/** One part of the terms in words. */
export const partWords = (part: keyof TermsParts, parts: TermsParts): string => {
  switch (part) {
    case 'effectiveDate': return formatDay(parts.effectiveDate);
    case 'initialTerm': return initialWords(parts.initialTerm);
    case 'renewal': return renewalWords(parts.renewal);
  }
};

/** The terms in one line: "From 15 Jan 2026, 12 months; renews for 12 months, with notice of 60 days". */
export const termsWords = (terms: Terms): string => {
  const parts = partsOf(terms);
  const renews = terms.autoRenew ? `; renews ${renewalWords(parts.renewal)}` : '';
  return `From ${partWords('effectiveDate', parts)}, ${partWords('initialTerm', parts)}${renews}`;
};
