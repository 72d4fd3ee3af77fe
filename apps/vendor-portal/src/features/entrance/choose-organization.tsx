import { Button } from '@holdfast/ui/button';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Choices } from '@holdfast/ui/field';
import { PageTitle } from '@holdfast/ui/page-title';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useFormErrors } from '../../shared/form-errors.js';
import { takeOn, type Workplace } from './entrance.api.js';

interface ChooseOrganizationProps {
  readonly invitation: string;
  readonly choices: readonly Workplace[];
  readonly onTaken: (taken: Awaited<ReturnType<typeof takeOn>>) => void;
}

/** For a person of several organizations: one of them answers, and that stays so. */
export const ChooseOrganization = ({ invitation, choices, onTaken }: ChooseOrganizationProps) => {
  const [chosen, setChosen] = useState<string>();
  const [tried, setTried] = useState(0);
  const choose = useMutation({ mutationFn: (organization: string) => takeOn(invitation, organization), onSuccess: onTaken });
  const refused = useFormErrors(choose.error);
  const missing = useMemo(() => (tried > 0 && !chosen ? [{ field: 'organization', message: 'Choose the organization that answers' }] : []), [tried, chosen]);
  const errors = missing.length > 0 ? missing : refused;
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); setTried(tried + 1); if (chosen) choose.mutate(chosen); }}>
      <ErrorSummary errors={errors} />
      <PageTitle title="Which of your organizations answers?" lead="The request and its answers then belong to that one." refused={errors.length > 0} />
      <Choices id="organization" legend="Organization" legendHidden name="organization" value={chosen} onChange={setChosen} error={errors[0]?.message} options={choices.map(({ slug, name }) => ({ value: slug, label: name }))} />
      <div className="go-on"><Button kind="primary" type="submit" disabled={choose.isPending}>Continue</Button></div>
    </form>
  );
};
