import { useId, useState, type ReactNode } from 'react';
import { Button } from './button.js';

/** What problem+json tells (RFC 9457), as far as a person is helped by it. */
export interface ProblemDetails {
  readonly title?: string;
  readonly detail?: string;
  readonly status?: number;
  readonly correlationId?: string;
}

/** Finds the problem in whatever was thrown: an answer of ours, an error that carries one, a lost connection, a bug. */
export const problemOf = (error: unknown): ProblemDetails => {
  if (typeof error === 'object' && error !== null) {
    if ('problem' in error) return problemOf(error.problem);
    if ('title' in error || 'correlationId' in error) return error as ProblemDetails;
  }
  if (error instanceof TypeError) return { title: 'The service could not be reached.' };
  return {};
};

interface ProblemAlertProps {
  /** What happened, in the words of the screen: "The renewal was not sent". */
  readonly title: string;
  readonly error?: unknown;
  /** What was kept: "Your text is kept on this page; nobody has received a mail." */
  readonly kept?: ReactNode;
  readonly onRetry?: () => void;
  readonly actions?: ReactNode;
  /** One part of a page failed and the others are current. */
  readonly lesser?: boolean;
  readonly level?: 2 | 3 | 4;
}

export const ProblemAlert = ({ title, error, kept, onRetry, actions, lesser, level = 2 }: ProblemAlertProps) => {
  const heading = useId();
  const [copied, setCopied] = useState(false);
  const problem = problemOf(error);
  const Heading = `h${level}` as const;
  const reference = problem.correlationId;
  const copy = () => navigator.clipboard.writeText(reference ?? '').then(() => setCopied(true), () => undefined);
  return (
    <div className={lesser ? 'note lesser' : 'note'} role="alert" aria-labelledby={heading}>
      <span className="ic" aria-hidden="true" />
      <div>
        <Heading id={heading}>{title}</Heading>
        <p>
          {[problem.detail ?? problem.title].filter((words) => words && words !== title).map((words) => <span key="what">{words} </span>)}
          {kept}
          {lesser && onRetry && <> <button type="button" className="asbutton" onClick={onRetry}>Try again</button></>}
          {lesser && reference && <> Reference <span className="id">{reference}</span></>}
        </p>
        {!lesser && (
          <div className="row">
            {onRetry && <Button kind="primary" onClick={onRetry}>Try again</Button>}
            {actions}
            {reference && <Button kind="quiet" onClick={copy}>{copied ? 'Copied' : 'Copy reference'} <span className="id">{reference}</span></Button>}
          </div>
        )}
      </div>
    </div>
  );
};
