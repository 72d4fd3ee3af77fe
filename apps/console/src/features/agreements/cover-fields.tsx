import type { Schemas } from '@holdfast/api-client/client';

export interface Coverable {
  readonly id: string;
  readonly service: string;
}

type Span = Schemas['CoverView'];

/** Which engagements it covers, each for all its days or some; read back by `coversOfForm`. */
export const CoverFields = ({ engagements, covered }: { engagements: readonly Coverable[]; covered?: readonly Span[] }) => (
  <fieldset className="fld">
    <legend className="l">It covers</legend>
    {engagements.map(({ id, service }) => {
      const span = covered?.find(({ engagementId }) => engagementId === id);
      const name = service || 'Service not stated';
      return (
        <div key={id}>
          <label className="row"><span className="tick"><input type="checkbox" name="covers" value={id} defaultChecked={covered === undefined || span !== undefined} /></span>{name}</label>
          <details open={Boolean(span?.from ?? span?.to)} style={{ marginLeft: 'var(--s5)' }}>
            <summary className="quiet">Only for some days<span className="vh"> of {name}</span></summary>
            <div className="row">
              <label>From <input type="date" name={`from-${id}`} defaultValue={span?.from ?? ''} aria-label={`${name} covered from`} /></label>
              <label>to <input type="date" name={`to-${id}`} defaultValue={span?.to ?? ''} aria-label={`${name} covered to`} /></label>
            </div>
          </details>
        </div>
      );
    })}
  </fieldset>
);

/** What the fields say: all that are ticked, and the narrower days of some. */
export const coversOfForm = (form: FormData): { engagementIds: string[]; spans: { engagementId: string; from: string | null; to: string | null }[] } => {
  const engagementIds = form.getAll('covers').map(String);
  const day = (name: string) => String(form.get(name) ?? '') || null;
  return { engagementIds, spans: engagementIds.map((engagementId) => ({ engagementId, from: day(`from-${engagementId}`), to: day(`to-${engagementId}`) })).filter(({ from, to }) => from !== null || to !== null) };
};
