import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { prefillOf } from './prefill.api.js';

interface PrefillOfferProps {
  readonly organization: string;
  readonly requestId: string;
  readonly link: (words: string) => ReactNode;
  readonly library: (words: string) => ReactNode;
}

/** Says how much need not be answered again; says nothing where nothing is known, or while it is being read. */
export const PrefillOffer = ({ organization, requestId, link, library }: PrefillOfferProps) => {
  const { data } = useQuery(prefillOf(organization, requestId));
  if (!data || (data.candidates.length === 0 && data.switchedOff === 0)) return null;
  const { candidates: { length: count }, switchedOff } = data;
  return (
    <div className="prev">
      {count > 0 && <p>{count === 1 ? 'One answer from before' : `${count} answers from before`} can be used here. {link(count === 1 ? 'Look at it' : 'Look at them')}</p>}
      {switchedOff > 0 && <p className="quiet">{switchedOff} more {switchedOff === 1 ? 'was' : 'were'} told to other customers, and you have not let {switchedOff === 1 ? 'it' : 'them'} be reused. {library('Open your library')}</p>}
      <p className="quiet">Only answers of your own company are offered. Nothing is filled in before you say so.</p>
    </div>
  );
};
