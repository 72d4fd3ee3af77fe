import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { changeMember, type Member } from './members.api.js';

/** Whether a member may sign for the organization, as what, and who stands in for her. */
export const AuthorityDialog = ({ organization, member, others, onClose }: { organization: string; member: Member; others: readonly Member[]; onClose: () => void }) => {
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (form: FormData) => changeMember(organization, member, { canSign: form.get('canSign') !== null, title: String(form.get('title')).trim(), deputyMemberId: String(form.get('deputyMemberId')) || null }),
    onSuccess: async () => { await queries.invalidateQueries({ queryKey: ['members', organization] }); onClose(); },
  });
  const errors = useFormErrors(change.error);
  return (
    <Dialog opened onClose={onClose} title={`${member.name}: authority and deputy`} said="Who signs for the organization does so by name and title. It stands in the certificate of each agreement.">
      <form noValidate onSubmit={(event) => { event.preventDefault(); change.mutate(new FormData(event.currentTarget)); }}>
        <ErrorSummary errors={errors} />
        <Field id="title" label="Title" error={errorAt(errors, 'title')}>{(control) => <input type="text" name="title" defaultValue={member.title} {...control} />}</Field>
        <label className="row" style={{ marginTop: 'var(--s3)' }}><span className="tick"><input type="checkbox" name="canSign" defaultChecked={member.canSign} /></span>May sign agreements for the organization</label>
        <Field id="deputyMemberId" label="Deputy" hint="Hears of her matters when nobody takes them up, before the organization’s owner does" error={errorAt(errors, 'deputyMemberId')}>{(control) => <select name="deputyMemberId" defaultValue={member.deputyMemberId ?? ''} {...control}><option value="">Nobody</option>{others.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>}</Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}><Button kind="primary" type="submit" disabled={change.isPending}>Record it</Button><Button kind="quiet" onClick={onClose}>Cancel</Button></div>
      </form>
    </Dialog>
  );
};
