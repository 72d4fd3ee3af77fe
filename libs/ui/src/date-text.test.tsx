import { describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { DateText, formatDay } from './date-text.js';

describe('DateText', () => {
  it.each([
    ['2026-10-26', '26 Oct 2026'], ['2026-10-27', 'Tue 27 Oct 2026'], ['2026-11-09', 'Mon 9 Nov 2026'], ['2026-11-10', '10 Nov 2026'],
  ])('tells %s, seen from 2 Nov 2026, as %s', (day, words) => {
    render(<DateText day={day} today="2026-11-02" />);
    expect(screen.getByText(words)).toHaveAttribute('datetime', day);
  });

  it('tells an instant in the zone of the organization, with its date', () => {
    render(<DateText instant="2026-11-03T04:30:00Z" zone="America/Chicago" time="zone" today="2026-01-01" />);
    expect(screen.getByText('2 Nov 2026, 22:30 CST')).toBeInTheDocument();
  });

  it('leaves alone what is no date', () => expect(formatDay('cannot tell')).toBe('cannot tell'));
});
