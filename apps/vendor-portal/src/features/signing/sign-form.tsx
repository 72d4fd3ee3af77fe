import { Button } from '@holdfast/ui/button';
import { ErrorSummary, type FieldError } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { Tick } from '@holdfast/ui/tick';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { sendSigningCode, sign, type Signing } from './signing.api.js';

interface SignFormProps {
  readonly organization: string;
  /** As it was read: what is signed is this version and no other. */
  readonly signing: Signing;
  readonly onSigned: (signing: Signing) => void;
}

/** Consent, name, title, authority, then a code mailed for this very act. */
export const SignForm = ({ organization, signing: { requestId, documentSha256, consent, version, requesterName }, onSigned }: SignFormProps) => {
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [consents, setConsents] = useState(false);
  const [authority, setAuthority] = useState(false);
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState<FieldError[]>([]);
  const mail = useMutation({ mutationFn: () => sendSigningCode(organization, requestId) });
  const signed = useMutation({
    mutationFn: (challengeId: string) => sign(organization, requestId, { documentSha256, consentVersion: consent.version, name: name.trim(), title: title.trim(), authority, challengeId, code: code.replace(/\D/g, '') }),
    onSuccess: onSigned,
  });
  const refused = useFormErrors(signed.error ?? mail.error);
  const errors = missing.length > 0 ? missing : refused;
  const lacking = (withCode: boolean): FieldError[] => [
    ...(name.trim() ? [] : [{ field: 'name', message: 'Give your name' }]),
    ...(title.trim() ? [] : [{ field: 'title', message: 'Give your title' }]),
    ...(consents ? [] : [{ field: 'consent', message: 'Tick that you agree to sign electronically' }]),
    ...(authority ? [] : [{ field: 'authority', message: 'Tick that you have authority, or pass the request on' }]),
    ...(withCode && code.replace(/\D/g, '').length !== 6 ? [{ field: 'code', message: 'Type the six digits from the mail' }] : []),
  ];
  const challengeId = mail.data?.challengeId;
  const submit = (): void => {
    const lacks = lacking(challengeId !== undefined);
    setMissing(lacks);
    if (lacks.length > 0) return;
    if (challengeId === undefined) mail.mutate();
    else signed.mutate(challengeId);
  };
  const busy = mail.isPending || signed.isPending;
  return (
    <form noValidate aria-label="Sign" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <ErrorSummary errors={errors} />
      <Field id="name" label="Your name" hint="Typed, it stands for your signature" error={errorAt(errors, 'name')}>{(control) => <input type="text" autoComplete="name" {...control} value={name} onChange={({ target }) => setName(target.value)} />}</Field>
      <Field id="title" label="Your title" error={errorAt(errors, 'title')}>{(control) => <input type="text" autoComplete="organization-title" {...control} value={title} onChange={({ target }) => setTitle(target.value)} />}</Field>
      <Tick id="consent" checked={consents} onChange={setConsents} error={errorAt(errors, 'consent')}>{consent.text} <span className="quiet">(Version {consent.version})</span></Tick>
      <Tick id="authority" checked={authority} onChange={setAuthority} error={errorAt(errors, 'authority')}>{consent.vendorAuthority}</Tick>
      {challengeId !== undefined && (
        <>
          <p role="status" className="after">We mailed six digits to you for this signature. They work for {mail.data?.minutes} minutes.</p>
          <Field id="code" label="Code from the mail" error={errorAt(errors, 'code')}>{(control) => <input type="text" className="code" inputMode="numeric" autoComplete="one-time-code" maxLength={9} {...control} value={code} onChange={({ target }) => setCode(target.value)} />}</Field>
        </>
      )}
      <div className="row go-on">
        <Button kind="primary" type="submit" disabled={busy}>{challengeId === undefined ? 'Send the code to sign' : 'Sign'}</Button>
        {challengeId !== undefined && <Button kind="quiet" disabled={busy} onClick={() => { setCode(''); signed.reset(); mail.mutate(); }}>Send another code</Button>}
      </div>
      <p className="quiet after">You sign version {version}. {requesterName} countersigns after you; then both sides get the sealed document.</p>
    </form>
  );
};
