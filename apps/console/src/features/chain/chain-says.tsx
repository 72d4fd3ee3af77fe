import { Status } from '@holdfast/ui/status';
import type { ReactNode } from 'react';
import type { ChainEdge } from './chain.api.js';
import { edgeWhen } from './chain-words.js';

interface ChainSaysProps {
  readonly edges: readonly ChainEdge[];
  /** Asks who engages the supplier about a link; without it nothing is offered. */
  readonly onAsk?: (edge: ChainEdge) => void;
}

const counted = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);
const more = (count: number) => (count > 1 ? ` And ${counted(count - 1, 'other', 'others')}, below.` : '');

/** What a person needs to know of a chain before she reads it. */
export const ChainSays = ({ edges, onAsk }: ChainSaysProps) => {
  const gaps = edges.filter(({ state }) => state === 'gap');
  const longer = edges.filter(({ findings }) => findings.some(({ rule, state }) => rule === 'CH-06' && state === 'violated'));
  const unknown = edges.filter(({ state }) => state === 'unknown' || state === 'phi_unknown');
  const unread = edges.filter((edge) => !unknown.includes(edge) && edge.findings.some(({ state }) => state === 'cannot_tell'));
  const ask = (edge: ChainEdge): ReactNode => onAsk && edge.customer.vendorId !== null && <> <button type="button" className="asbutton" onClick={() => onAsk(edge)}>Ask {edge.customer.name}</button></>;
  const [gap, long, open, blank] = [gaps[0], longer[0], unknown[0], unread[0]];
  const finding = long?.findings.find(({ rule, state }) => rule === 'CH-06' && state === 'violated');
  return (
    <ul className="says" aria-label="What the chain says">
      <li>
        {gap
          ? <><Status state="gap">{counted(gaps.length, 'gap', 'gaps')}</Status><p>{gap.supplier.name} does {gap.service || 'a service not stated'} for {gap.customer.name}; no agreement is in force{edgeWhen(gap).startsWith('since') && ` ${edgeWhen(gap)}`}.{more(gaps.length)}{ask(gap)}</p></>
          : <><Status state="none">No gap among what is recorded</Status><p>Every engagement with PHI here has an agreement in force, seen or attested, or is counted as unknown beside.</p></>}
      </li>
      {long && finding && <li><Status state="gap">{longer.length} longer than the promise above</Status><p>{long.supplier.name} to {long.customer.name}, {finding.down.toLowerCase()}; above, {finding.up?.toLowerCase()}. {finding.cite}{more(longer.length)}</p></li>}
      {(open || blank) && (
        <li>
          <Status state="unknown">{unknown.length + unread.length} cannot tell</Status>
          <p>{open && <>{open.state === 'phi_unknown' ? `Nobody knows whether PHI reaches ${open.supplier.name}` : `Whether ${open.supplier.name} has an agreement is unknown`}.{ask(open)} </>}{blank && <>{counted(unread.length, 'agreement has', 'agreements have')} terms that are not read yet, so they cannot be compared.</>}</p>
        </li>
      )}
    </ul>
  );
};
