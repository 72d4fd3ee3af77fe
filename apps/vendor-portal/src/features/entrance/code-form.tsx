import { Button } from '@holdfast/ui/button';
import { inZone } from '@holdfast/ui/date-text';
import { ErrorSummary, type FieldError } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Refused } from '@holdfast/api-client/client';
import { enter, sendCode } from './entrance.api.js';

const WAIT_SECONDS = 30;

/** Seconds until another code may be asked for, counted from `since`. */
const useCountdown = (since: number): number => {
  const [now, setNow] = useState(Date.now);
  const left = Math.max(0, Math.ceil((since + WAIT_SECONDS * 1000 - now) / 1000));
  const over = left === 0;
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [over]);
  return Math.min(left, WAIT_SECONDS);
};

interface CodeFormProps {
  readonly invitation: string;
  readonly challengeId: string;
  /** When we sent it, or when the page was opened. */
  readonly sentAt: number;
  readonly sentHere: boolean;
  readonly onAgain: (challengeId: string) => void;
  readonly onEntered: () => void;
  /** The page's heading, told whether the code was refused, for the browser's title; in a dialog there is none. */
  readonly heading?: (refused: boolean) => ReactNode;
}

/** One field for six digits, from the mail or by paste. The words of a refusal are the server's. */
export const CodeForm = ({ invitation, challengeId, sentAt, sentHere, onAgain, onEntered, heading }: CodeFormProps) => {
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]); // a new list each time: it takes the focus
  const refuse = (error: unknown) => setErrors([{ field: 'code', message: typeof error === 'string' ? error : error instanceof Refused ? error.problem.title : 'The server could not be reached. Your code is still here; try again' }]);
  const open = useMutation({ mutationFn: (digits: string) => enter({ key: invitation, challengeId, code: digits }), onSuccess: onEntered, onError: refuse });
  const again = useMutation({ mutationFn: () => sendCode(invitation), onSuccess: ({ challengeId: next }) => { setCode(''); setErrors([]); onAgain(next); }, onError: refuse });
  const left = useCountdown(sentAt);
  const message = errors[0]?.message;
  const submit = () => {
    const digits = code.replaceAll(/\D/g, '');
    if (digits.length === 6) open.mutate(digits);
    else refuse('The code has six digits. Copy all of them from the mail');
  };
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <ErrorSummary errors={errors} />
      {heading?.(errors.length > 0)}
      <Field id="code" label="Code" error={message}>
        {(control) => <input type="text" className="code" inputMode="numeric" autoComplete="one-time-code" autoCapitalize="off" spellCheck={false} maxLength={20} value={code} onChange={({ target }) => setCode(target.value)} {...control} />}
      </Field>
      <p className="quiet sent">{sentHere ? `Sent ${inZone(new Date(sentAt).toISOString()).time}. ` : ''}Some mail servers hold a first mail back for a minute.</p>
      <div className="row wide go-on">
        <Button kind="primary" type="submit" disabled={open.isPending}>{open.isPending ? 'Checking…' : 'Continue'}</Button>
        <Button disabled={left > 0 || again.isPending} onClick={() => again.mutate()}>{left > 0 ? `Send again in 0:${String(left).padStart(2, '0')}` : 'Send again'}</Button>
      </div>
      <p className="vh" role="status">{left === 0 ? 'You can ask for another code now.' : sentHere ? 'A code was sent. You can ask for another in 30 seconds.' : ''}</p>
    </form>
  );
};
