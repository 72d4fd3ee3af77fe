import type { ReactNode } from 'react';

interface TickProps {
  readonly id: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly error?: string;
  readonly children: ReactNode;
}

/** One box to tick, with what is said by it; an error stands above, as at any field. */
export const Tick = ({ id, checked, onChange, error, children }: TickProps) => (
  <div className={error ? 'fld bad' : 'fld'}>
    {error && <p className="msg st sgap" id={`${id}-error`}><span className="vh">Error: </span>{error}</p>}
    <label className="pick"><input type="checkbox" id={id} aria-describedby={error ? `${id}-error` : undefined} aria-invalid={error ? true : undefined} checked={checked} onChange={({ target }) => onChange(target.checked)} /><span>{children}</span></label>
  </div>
);
