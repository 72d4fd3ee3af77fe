import { USER_CONTROL_LABELS } from '@holdfast/contracts/evidence';
import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isStale } from '../../shared/is-stale.js';
import { controlsOf, type EvidenceDocument, judgeControl, type UserControl } from './evidence.api.js';

const STATES = Object.entries(USER_CONTROL_LABELS) as [UserControl['state'], string][];

/** What a report expects of us: whether we do it, one by one. */
export const UserControlsDialog = ({ organization, document, onClose }: { organization: string; document: EvidenceDocument; onClose: () => void }) => {
  const queries = useQueryClient();
  const query = controlsOf(organization, document.id);
  const controls = useQuery(query);
  const judging = useMutation({
    mutationFn: ({ control, ...judged }: { control: UserControl; state: UserControl['state']; note: string }) => judgeControl(organization, document.id, control, judged),
    onSuccess: (all) => { queries.setQueryData(query.queryKey, all); void queries.invalidateQueries({ queryKey: ['evidence', organization] }); },
    onError: (error) => { if (isStale(error)) void controls.refetch(); },
  });
  return (
    <Dialog opened onClose={onClose} title={`What ${document.name} expects of us`} said="Complementary user entity controls: the report holds only if we do these." width={640} actions={<Button onClick={onClose}>Close</Button>}>
      {controls.isPending && <SkeletonRows label="Reading the controls" rows={3} />}
      {controls.isError && <ProblemAlert title="The controls could not be read" error={controls.error} onRetry={() => void controls.refetch()} lesser level={3} />}
      {judging.isError && <ProblemAlert title="It was not saved" error={judging.error} lesser level={3} />}
      {controls.data?.length === 0 && <p className="quiet">None is listed. Enter them under “What it says”, one a line.</p>}
      <ul className="rows">
        {controls.data?.map((control) => (
          <li key={`${control.id} ${control.version}`}>
            <p>{control.text}</p>
            <div className="row">
              <label><span className="vh">State of “{control.text}”</span>
                <select value={control.state} disabled={judging.isPending} onChange={({ target }) => judging.mutate({ control, state: target.value as UserControl['state'], note: control.note })}>
                  {STATES.map(([state, words]) => <option key={state} value={state}>{words}</option>)}
                </select>
              </label>
              <label className="grow"><span className="vh">Note on “{control.text}”</span>
                <input type="text" maxLength={1000} placeholder="Who does it, where it is written" defaultValue={control.note} onBlur={({ target }) => { if (target.value !== control.note) judging.mutate({ control, state: control.state, note: target.value }); }} />
              </label>
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
};
