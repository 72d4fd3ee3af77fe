import { Button } from '@holdfast/ui/button';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { contactsOf } from './vendors.api.js';

interface ChooseContactProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly onChosen: (contact: { readonly id: string; readonly words: string }) => void;
  readonly onClose: () => void;
}

/** The people of one vendor to choose from, where its row stands; one whose mail came back is said to be so. */
export const ChooseContact = ({ organization, vendorId, onChosen, onClose }: ChooseContactProps) => {
  const contacts = useQuery(contactsOf(organization, vendorId));
  if (contacts.isPending) return <SkeletonRows label="Reading the contacts" rows={2} />;
  if (contacts.isError) return <ProblemAlert title="The contacts could not be read" error={contacts.error} onRetry={() => void contacts.refetch()} lesser level={3} />;
  return (
    <div className="row" role="group" aria-label="Whom the mail goes to">
      {contacts.data.map(({ id, name, email, deliverability }, at) => <Button key={id} size="small" autoFocus={at === 0} disabled={deliverability === 'bounced'} onClick={() => onChosen({ id, words: `${name}, ${email}` })}>{name}, {email}{deliverability === 'bounced' && ' (mail came back)'}</Button>)}
      <Button size="small" kind="quiet" onClick={onClose}>Close</Button>
    </div>
  );
};
