import type { AssembledAgreement } from '@holdfast/domain/templates/assemble';
import { Section } from '@holdfast/ui/section';
import { Status } from '@holdfast/ui/status';

/** What stands between the draft and signing: what is missing, what breaks a constraint, what nobody can tell. Each leads to its field. */
export const DraftChecks = ({ made: { problems, findings } }: { made: Pick<AssembledAgreement, 'problems' | 'findings'> }) => (
  <Section title="Before it can be signed" count={problems.length + findings.filter(({ severity }) => severity === 'error').length}>
    <div role="status" aria-live="polite">
      {problems.length + findings.length === 0 && <p>Nothing is missing, and no constraint is broken.</p>}
      <ul className="checks">
        {findings.map(({ id, severity, state, message, detail, pointers, citations }) => (
          <li key={id + detail}>
            <Status state={state === 'cannot_tell' ? 'unknown' : severity === 'error' ? 'gap' : 'due'}>{state === 'cannot_tell' ? 'Cannot tell' : severity === 'error' ? 'Must change' : 'Look at this'}</Status>{' '}
            {state === 'violated' && `${message} `}{detail}{' '}
            {citations.cfr.length + citations.other.length > 0 && <span className="quiet">45 CFR {[...citations.cfr, ...citations.other].join(', ')}. </span>}
            {pointers[0] && <ToField pointer={pointers[0]}>Change it</ToField>}
          </li>
        ))}
        {problems.map(({ pointer, message }) => <li key={pointer}><Status state="unknown">Missing</Status> <ToField pointer={pointer}>{message.replace(/: is missing$/, '')}</ToField></li>)}
      </ul>
    </div>
  </Section>
);

const ToField = ({ pointer, children }: { pointer: string; children: string }) => {
  const field = pointer.slice(1).replaceAll('/', '-');
  return (
    <a href={`#${field}`} onClick={(event) => {
      const control = document.getElementById(field);
      if (!control) return;
      event.preventDefault(); // the address belongs to the router
      control.closest('details')?.setAttribute('open', '');
      control.focus();
      control.scrollIntoView({ block: 'center' });
    }}>{children}</a>
  );
};
