import { useEffect, useRef } from 'react';

export interface FieldError {
  /** The id of the field's control. */
  readonly field: string;
  /** The same words as beside the field. */
  readonly message: string;
}

/** At the top of a refused form. Takes the focus each time `errors` is a new list; a link leads to each field. */
export const ErrorSummary = ({ errors, title = 'There is a problem' }: { errors: readonly FieldError[]; title?: string }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div className="errs" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field + message}>
            <a href={`#${field}`} onClick={(event) => {
              const control = document.getElementById(field);
              if (!control) return;
              event.preventDefault(); // the address belongs to the router
              control.focus();
              control.scrollIntoView({ block: 'center' });
            }}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
};
