import { Button } from '@holdfast/ui/button';
import { isLocalDate } from '@holdfast/domain/dates/local-date';
import { useState } from 'react';

interface AsOfFieldProps {
  /** The day shown; absent: today. */
  readonly asOf?: string;
  readonly onAsOf: (asOf: string | undefined) => void;
}

/** The day the page speaks of. It stands in the address, so that a day can be sent to somebody. */
export const AsOfField = ({ asOf, onAsOf }: AsOfFieldProps) => {
  const [refused, setRefused] = useState(false);
  const show = (day: string) => {
    setRefused(day !== '' && !isLocalDate(day));
    if (day === '' || isLocalDate(day)) onAsOf(day || undefined);
  };
  return (
    <form className="row" onSubmit={(event) => { event.preventDefault(); show(String(new FormData(event.currentTarget).get('asOf') ?? '')); }}>
      <label htmlFor="as-of" className="quiet">As of</label>
      <input key={asOf} id="as-of" name="asOf" type="date" defaultValue={asOf} aria-invalid={refused || undefined} aria-describedby={refused ? 'as-of-error' : undefined} />
      <Button type="submit">Show</Button>
      {asOf && <Button kind="quiet" onClick={() => onAsOf(undefined)}>Today</Button>}
      {refused && <span id="as-of-error" className="st sgap" role="alert">Say a day that exists</span>}
    </form>
  );
};
