import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { RiskBand } from './risk-band.js';
import { residualRisk } from './risk.api.js';

/** The risk that is left with a vendor today, and every step that made it. */
export const ResidualRisk = ({ organization, vendorId }: { organization: string; vendorId: string }) => {
  const risk = useQuery(residualRisk(organization, [vendorId]));
  const own = risk.data?.get(vendorId);
  return (
    <Section title="Residual risk">
      {risk.isPending && <SkeletonRows label="Reading the risk" rows={2} />}
      {risk.isError && <ProblemAlert title="The risk could not be read" error={risk.error} onRetry={() => void risk.refetch()} lesser level={3} />}
      {own && (
        <>
          <p className="med"><RiskBand risk={own} /></p>
          <ol className="lines" style={{ marginTop: 'var(--s2)' }}>{own.because.map((sentence) => <li key={sentence}>{sentence}</li>)}</ol>
        </>
      )}
    </Section>
  );
};
