import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary, type FieldError } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { countersign, sendSigningCode, type Signing } from './signing.api.js';

interface CountersignDialogProps {
  readonly organization: string;
  readonly signing: Signing;
  readonly onSigned: (signing: Signing) => void;
  readonly onClose: () => void;
}

/** The organization's own signature, after the vendor's: consent, name, authority, and a fresh code. */
export const CountersignDialog = ({ organization, signing: { requestId, documentSha256, consent, title, vendorName }, onSigned, onClose }: CountersignDialogProps) => {
  const [missing, setMissing] = useState<FieldError[]>([]);
  const mail = useMutation({ mutationFn: () => sendSigningCode(organization, requestId) });
  const sign = useMutation({
    mutationFn: (form: FormData) => countersign(organization, requestId, { documentSha256, consentVersion: consent.version, name: String(form.get('name')).trim(), authority: true, challengeId: mail.data?.challengeId ?? '', code: String(form.get('code')).replace(/\D/g, '') }),
    onSuccess: onSigned,
  });
  const refused = useFormErrors(sign.error ?? mail.error);
  const errors = missing.length > 0 ? missing : refused;
  const submit = (form: FormData): void => {
    const lacks = [
      ...(String(form.get('name')).trim() ? [] : [{ field: 'name', message: 'Give your name' }]),
      ...(form.get('consent') ? [] : [{ field: 'consent', message: 'Tick that you agree to sign electronically' }]),
      ...(form.get('authority') ? [] : [{ field: 'authority', message: 'Tick that you have authority' }]),
      ...(mail.data && String(form.get('code')).replace(/\D/g, '').length !== 6 ? [{ field: 'code', message: 'Type the six digits from the mail' }] : []),
    ];
    setMissing(lacks);
    if (lacks.length > 0) return;
    if (mail.data) sign.mutate(form);
    else mail.mutate();
  };
  return (
    <Dialog opened onClose={onClose} insists width={560} title={`Countersign: ${title}`} said={`${vendorName} has signed. After you, the document is sealed and the agreement takes effect by its terms.`}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)); }}>
        <ErrorSummary errors={errors} />
        <Field id="name" label="Your name" hint="Typed, it stands for your signature. Your title is the one that is recorded with your authority." error={errorAt(errors, 'name')}>{(control) => <input type="text" name="name" autoComplete="name" {...control} />}</Field>
        <label className="row" style={{ marginTop: 'var(--s3)', flexWrap: 'nowrap', alignItems: 'flex-start' }}><span className="tick"><input type="checkbox" id="consent" name="consent" /></span><span>{consent.text} <span className="quiet">(Version {consent.version})</span></span></label>
        <label className="row" style={{ marginTop: 'var(--s3)', flexWrap: 'nowrap', alignItems: 'flex-start' }}><span className="tick"><input type="checkbox" id="authority" name="authority" /></span><span>{consent.requesterAuthority}</span></label>
        {mail.data && <><p role="status" style={{ marginTop: 'var(--s3)' }}>We mailed six digits to you for this signature. They work for {mail.data.minutes} minutes.</p><Field id="code" label="Code from the mail" error={errorAt(errors, 'code')}>{(control) => <input type="text" name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={9} {...control} />}</Field></>}
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={mail.isPending || sign.isPending}>{mail.data ? 'Countersign' : 'Send the code to sign'}</Button>
          {mail.data && <Button disabled={mail.isPending} onClick={() => mail.mutate()}>Send another code</Button>}
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
