import { Button } from '@holdfast/ui/button';
import { ErrorSummary, type FieldError } from '@holdfast/ui/error-summary';
import { Choices, Field } from '@holdfast/ui/field';
import { Tick } from '@holdfast/ui/tick';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { BlankField } from './blank-field.js';
import { attest, sendStatementCode, type Stating } from './statements.api.js';

/** What is typed into the blanks, lifted so that the text above shows it. */
export interface Typed {
  readonly values: Readonly<Record<string, string>>;
  readonly exceptions: 'none' | 'some' | null;
  readonly exceptionsText: string;
  readonly name: string;
  readonly title: string;
}

interface AttestFormProps {
  readonly organization: string;
  readonly stating: Stating;
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  readonly onStated: (stating: Stating) => void;
}

/** The blanks, exceptions or none, who states it, authority, then a code mailed for this very act. */
export const AttestForm = ({ organization, stating: { requestId, sha256, statement, authority, requesterName, vendorName, senderName }, typed, onType, onStated }: AttestFormProps) => {
  const { values, exceptions, exceptionsText, name, title } = typed;
  const [signature, setSignature] = useState('');
  const [hasAuthority, setAuthority] = useState(false);
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState<FieldError[]>([]);
  const mail = useMutation({ mutationFn: () => sendStatementCode(organization, requestId) });
  const digits = code.replace(/\D/g, '');
  const stated = useMutation({ mutationFn: (challengeId: string) => attest(organization, requestId, { sha256, values, exceptions, exceptionsText, name, title, signature, authority: hasAuthority, challengeId, code: digits }), onSuccess: onStated });
  const refused = useFormErrors(stated.error ?? mail.error);
  const errors = missing.length > 0 ? missing : refused;
  const type = (change: Partial<Typed>) => onType({ ...typed, ...change });
  const challengeId = mail.data?.challengeId;
  const lacking = (): FieldError[] => [
    ...statement.blanks.flatMap((blank) => (blank.required && !values[blank.name]?.trim() ? [{ field: `values-${blank.name}`, message: `Fill in: ${blank.label}` }] : [])),
    ...(statement.takesExceptions && exceptions === null ? [{ field: 'exceptions', message: 'Choose whether there are exceptions' }] : []),
    ...(exceptions === 'some' && !exceptionsText.trim() ? [{ field: 'exceptionsText', message: 'Say what the exceptions are' }] : []),
    ...(name.trim() ? [] : [{ field: 'name', message: 'Give your name' }]),
    ...(title.trim() ? [] : [{ field: 'title', message: 'Give your title' }]),
    ...(signature.trim() ? [] : [{ field: 'signature', message: 'Type your name once more' }]),
    ...(hasAuthority ? [] : [{ field: 'authority', message: 'Tick that you have authority, or pass the request on' }]),
    ...(challengeId !== undefined && digits.length !== 6 ? [{ field: 'code', message: 'Type the six digits from the mail' }] : []),
  ];
  const submit = (): void => {
    const lacks = lacking();
    setMissing(lacks);
    if (lacks.length > 0) return;
    if (challengeId === undefined) mail.mutate();
    else stated.mutate(challengeId);
  };
  const busy = mail.isPending || stated.isPending;
  return (
    <form noValidate aria-label="State it" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <ErrorSummary errors={errors} />
      {statement.blanks.map((blank) => <BlankField key={blank.name} blank={blank} value={values[blank.name] ?? ''} error={errorAt(errors, `values-${blank.name}`)} onChange={(value) => type({ values: { ...values, [blank.name]: value } })} />)}
      {statement.takesExceptions && (
        <Choices legend="Are there exceptions?" id="exceptions" name="exceptions" value={exceptions ?? undefined} error={errorAt(errors, 'exceptions')} onChange={(value) => type({ exceptions: value === 'some' ? 'some' : 'none' })}
          options={[{ value: 'none', label: 'No, it is true as it stands' }, { value: 'some', label: 'Yes, it is true except for what I say here' }]} />
      )}
      {exceptions === 'some' && (
        <Field id="exceptionsText" label="The exceptions" hint={`${requesterName} reads them and sees to them with you. Nothing about a patient.`} error={errorAt(errors, 'exceptionsText')}>
          {(control) => <textarea rows={4} maxLength={4000} {...control} value={exceptionsText} onChange={({ target }) => type({ exceptionsText: target.value })} />}
        </Field>
      )}
      <Field id="name" label="Your name" error={errorAt(errors, 'name')}>{(control) => <input type="text" autoComplete="name" {...control} value={name} onChange={({ target }) => type({ name: target.value })} />}</Field>
      <Field id="title" label="Your title" hint={`What you are at ${vendorName}`} error={errorAt(errors, 'title')}>{(control) => <input type="text" autoComplete="organization-title" {...control} value={title} onChange={({ target }) => type({ title: target.value })} />}</Field>
      <Field id="signature" label="Your name again" hint="Typed, it stands for your signature" error={errorAt(errors, 'signature')}>{(control) => <input type="text" autoComplete="name" {...control} value={signature} onChange={({ target }) => setSignature(target.value)} />}</Field>
      <Tick id="authority" checked={hasAuthority} onChange={setAuthority} error={errorAt(errors, 'authority')}>{authority}</Tick>
      {challengeId !== undefined && (
        <>
          <p role="status" className="after">We mailed six digits to you for this statement. They work for {mail.data?.minutes} minutes.</p>
          <Field id="code" label="Code" error={errorAt(errors, 'code')}>{(control) => <input type="text" className="code" inputMode="numeric" autoComplete="one-time-code" maxLength={12} {...control} value={code} onChange={({ target }) => setCode(target.value)} />}</Field>
        </>
      )}
      <div className="row go-on">
        <Button kind="primary" type="submit" disabled={busy}>{challengeId === undefined ? 'Send the code to state it' : 'State it'}</Button>
        {challengeId !== undefined && <Button kind="quiet" disabled={busy} onClick={() => { setCode(''); stated.reset(); mail.mutate(); }}>Send another code</Button>}
      </div>
      <p className="quiet after">It goes to {senderName} at {requesterName}. If it stops being true, say so on this page.</p>
    </form>
  );
};
