import type { ReactNode } from 'react';

interface ProgressTextProps {
  readonly value: number;
  readonly max: number;
  /** "answered": the words come first, the line second. */
  readonly verb: string;
  /** "questions": for screen readers. */
  readonly unit?: string;
  readonly note?: ReactNode;
}

export const ProgressText = ({ value, max, verb, unit, note }: ProgressTextProps) => (
  <div>
    <div className="sum"><strong>{value} of {max} {verb}</strong>{note && <span className="quiet">{note}</span>}</div>
    <progress value={value} max={Math.max(max, 1)} aria-label={[value, 'of', max, unit, verb].filter((part) => part !== undefined).join(' ')} />
  </div>
);
