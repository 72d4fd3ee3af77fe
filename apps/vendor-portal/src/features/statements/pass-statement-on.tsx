import { PassOnForm } from '../../shared/pass-on-form.js';
import { passStatementOn } from './statements.api.js';

interface PassStatementOnProps {
  readonly organization: string;
  readonly requestId: string;
}

/** Folded away beside the form that states it. */
export const PassStatementOn = (props: PassStatementOnProps) => (
  <details className="after">
    <summary>I may not state this: pass it on</summary>
    <PassStatementForm {...props} />
  </details>
);

/** Whoever may speak for the company gets a link of her own. */
export const PassStatementForm = ({ organization, requestId }: PassStatementOnProps) => (
  <PassOnForm said="Who may speak for your company gets a mail with a link of her own. You keep yours." act={(to) => passStatementOn(organization, requestId, to)} />
);
