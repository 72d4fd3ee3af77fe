import { TIER_LABELS } from '@holdfast/contracts/deadlines';
import { type State, Status } from '@holdfast/ui/status';
import type { VendorRisk } from './risk.api.js';

const SHAPES: Record<NonNullable<VendorRisk['band']>, State> = { critical: 'gap', high: 'gap', moderate: 'due', low: 'in_force' };

/** The risk that is left, in a word; why stands in the tooltip and on the vendor's page. */
export const RiskBand = ({ risk: { band, because } }: { risk: VendorRisk }) => (
  <span title={because.join(' ')}>{band ? <Status state={SHAPES[band]}>{TIER_LABELS[band]}</Status> : <Status state="unknown">Cannot tell</Status>}</span>
);
