import { Status } from './status.js';

/** `unsaved` counts what lives in this tab only. */
export const OfflineNotice = ({ unsaved = 0 }: { unsaved?: number }) => (
  <div className="off" role="status">
    <Status state="due">You are offline</Status>
    <span>{unsaved === 0 ? 'Everything so far is saved.' : `${unsaved} ${unsaved === 1 ? 'change is' : 'changes are'} in this tab and not saved yet. Leave it open.`}</span>
  </div>
);
