import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { changeMember, type Member } from './members.api.js';

/** Whether a member may sign for the organization, and as what. */
export const AuthorityDialog = ({ organization, member, onClose }: { organization: string; member: Member; onClose: () => void }) => {
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (form: FormData) => changeMember(organization, member, { canSign: form.get('canSign') !== null, title: String(form.get('title')).trim() }),
    onSuccess: async () => { await queries.invalidateQueries({ queryKey: ['members', organization] }); onClose(); },
  });
  const errors = useFormErrors(change.error);
  return (
    <Dialog opened onClose={onClose} title={`Authority of ${member.name}`} said="Who signs for the organization does so by name and title. It stands in the certificate of each agreement.">
      <form noValidate onSubmit={(event) => { event.preventDefault(); change.mutate(new FormData(event.currentTarget)); }}>
        <ErrorSummary errors={errors} />
        <Field id="title" label="Title" error={errorAt(errors, 'title')}>{(control) => <input type="text" name="title" defaultValue={member.title} {...control} />}</Field>
        <label className="row" style={{ marginTop: 'var(--s3)' }}><span className="tick"><input type="checkbox" name="canSign" defaultChecked={member.canSign} /></span>May sign agreements for the organization</label>
        <div className="row" style={{ marginTop: 'var(--s4)' }}><Button kind="primary" type="submit" disabled={change.isPending}>Record it</Button><Button kind="quiet" onClick={onClose}>Cancel</Button></div>
      </form>
    </Dialog>
  );
};
