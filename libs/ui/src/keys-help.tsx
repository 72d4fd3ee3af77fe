import { Fragment } from 'react';
import { Button } from './button.js';
import { Dialog } from './dialog.js';

export interface KeyHelp {
  readonly keys: readonly string[];
  readonly does: string;
}

/** The line at the foot of a page; on narrow screens there is no keyboard to speak of. */
export const KeysLine = ({ keys }: { keys: readonly KeyHelp[] }) => (
  <p className="keys" aria-hidden="true">
    {keys.map(({ keys: names, does }) => <span key={does}>{names.map((name) => <Fragment key={name}><kbd>{name}</kbd> </Fragment>)}{does}</span>)}
  </p>
);

/** All keys of a screen, opened by `?`. */
export const KeysHelp = ({ opened, onClose, keys }: { opened: boolean; onClose: () => void; keys: readonly KeyHelp[] }) => (
  <Dialog opened={opened} onClose={onClose} title="Keys" actions={<Button kind="primary" onClick={onClose}>Close</Button>}>
    <table className="keylist">
      <thead className="vh"><tr><th scope="col">What it does</th><th scope="col">Keys</th></tr></thead>
      <tbody>
        {keys.map(({ keys: names, does }) => (
          <tr key={does}><th scope="row">{does}</th><td>{names.map((name) => <Fragment key={name}><kbd>{name}</kbd> </Fragment>)}</td></tr>
        ))}
      </tbody>
    </table>
  </Dialog>
);
