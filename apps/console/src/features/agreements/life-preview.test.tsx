import { describe, expect, it } from '@jest/globals';
import { HoldfastProvider } from '@holdfast/ui/holdfast-provider';
import { render, screen } from '@testing-library/react';
import type { Terms } from './agreement-terms.js';
import { LifePreview } from './life-preview.js';

const TERMS: Terms = { effectiveDate: '2024-01-31', initialTerm: { months: 12 }, autoRenew: true, renewalTermMonths: 12, notice: { days: 60 } };
const show = (change: Partial<Terms>, today = '2027-03-01') => render(<HoldfastProvider audience="console"><LifePreview terms={{ ...TERMS, ...change }} today={today} /></HoldfastProvider>);

describe('the dates that follow from terms, as they are typed', () => {
  it('are those of the term that runs: notice is counted from its own last day', () => {
    show({});
    for (const words of ['Term 4', '30 Jan 2028', '1 Dec 2027', '31 Jan 2028']) expect(screen.getByText(words)).toBeInTheDocument();
  });

  it('say that a notice period longer than the term comes too late', () => {
    show({ initialTerm: { months: 1 } }, '2024-02-01');
    expect(screen.getByText(/cannot be stopped in time/)).toBeInTheDocument();
  });

  it('are not guessed while the terms cannot be', () => {
    show({ effectiveDate: '' });
    expect(screen.getByText('The dates appear here once the terms are complete.')).toBeInTheDocument();
  });

  it('know an agreement without an end, and one that has ended', () => {
    const { unmount } = show({ initialTerm: { evergreen: true }, autoRenew: false });
    expect(screen.getByText('It has no end')).toBeInTheDocument();
    unmount();
    show({ autoRenew: false });
    expect(screen.getByText('It has ended')).toBeInTheDocument();
  });
});
