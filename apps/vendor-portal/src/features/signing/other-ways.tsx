import { Button } from '@holdfast/ui/button';
import { ErrorSummary, type FieldError } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { decline, passOn, requestChanges, type Signing } from './signing.api.js';

interface OtherWaysProps {
  readonly organization: string;
  readonly signing: Signing;
  readonly onDone: (signing: Signing) => void;
}

/** What else can be done than sign: each asks for no more than the other side needs to know. */
export const OtherWays = ({ organization, signing, onDone }: OtherWaysProps) => {
  const { requestId, requesterName, status } = signing;
  return (
    <>
      {status === 'taken_on' && <Way summary="Ask for changes" said={`${requesterName} answers with a new version. Comments on single clauses go along.`} label="What should change" field="message" button="Ask for changes" act={(text) => requestChanges(organization, requestId, text)} onDone={onDone} />}
      <PassOn organization={organization} requestId={requestId} onDone={onDone} />
      <Way summary="Decline" said={`It ends here, and ${requesterName} reads why.`} label="Why you decline" field="reason" button="Decline" act={(text) => decline(organization, requestId, text)} onDone={onDone} />
    </>
  );
};

interface WayProps {
  readonly summary: string;
  readonly said: string;
  readonly label: string;
  readonly field: string;
  readonly button: string;
  readonly act: (text: string) => Promise<Signing>;
  readonly onDone: (signing: Signing) => void;
}

const Way = ({ summary, said, label, field, button, act, onDone }: WayProps) => {
  const [text, setText] = useState('');
  const [empty, setEmpty] = useState<FieldError[]>([]);
  const doing = useMutation({ mutationFn: () => act(text.trim()), onSuccess: (signing) => { setText(''); onDone(signing); } });
  const refused = useFormErrors(doing.error);
  const errors = empty.length > 0 ? empty : refused;
  return (
    <details className="after">
      <summary>{summary}</summary>
      <p>{said}</p>
      <form noValidate aria-label={summary} onSubmit={(event) => {
        event.preventDefault();
        const lacks = text.trim() ? [] : [{ field: `way-${field}`, message: 'Say it in a few words' }];
        setEmpty(lacks);
        if (lacks.length === 0) doing.mutate();
      }}>
        <ErrorSummary errors={errors} />
        <Field id={`way-${field}`} label={label} error={errorAt(errors, `way-${field}`) ?? errorAt(errors, field)}>{(control) => <textarea {...control} value={text} onChange={({ target }) => setText(target.value)} />}</Field>
        <div className="row after"><Button type="submit" disabled={doing.isPending}>{button}</Button></div>
      </form>
    </details>
  );
};

const PassOn = ({ organization, requestId, onDone }: { organization: string; requestId: string; onDone: (signing: Signing) => void }) => {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const passing = useMutation({ mutationFn: () => passOn(organization, requestId, { name: name.trim(), email: email.trim() }), onSuccess: onDone });
  const errors = useFormErrors(passing.error);
  const shown = useMemo(() => errors.map(({ field, message }) => ({ field: `pass-${field}`, message })), [errors]);
  return (
    <details className="after">
      <summary>I’m not authorised: pass it on</summary>
      <p>Whoever may sign for your company gets a mail with a link of her own. You keep yours.</p>
      <form noValidate aria-label="Pass it on" onSubmit={(event) => { event.preventDefault(); passing.mutate(); }}>
        <ErrorSummary errors={shown} />
        <Field id="pass-name" label="Her or his name" error={errorAt(errors, 'name')}>{(control) => <input type="text" {...control} value={name} onChange={({ target }) => setName(target.value)} />}</Field>
        <Field id="pass-email" label="E-mail" error={errorAt(errors, 'email')}>{(control) => <input type="email" {...control} value={email} onChange={({ target }) => setEmail(target.value)} />}</Field>
        <div className="row after"><Button type="submit" disabled={passing.isPending}>Pass it on</Button>{passing.isSuccess && <span role="status">Passed on. The mail leaves within a minute.</span>}</div>
      </form>
    </details>
  );
};
