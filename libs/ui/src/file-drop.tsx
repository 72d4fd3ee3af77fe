import { useId, useRef, useState, type ReactNode } from 'react';
import { Button } from './button.js';

export type FileState =
  /** `waiting`: the connection is lost, and it goes on when there is one again. */
  | { readonly kind: 'uploading'; readonly percent: number; readonly waiting?: boolean }
  | { readonly kind: 'checking' }
  | { readonly kind: 'ready' }
  /** Why, and what to do, in the fixed words. */
  | { readonly kind: 'refused'; readonly why: string };

export interface DroppedFile {
  readonly id: string;
  readonly name: string;
  readonly state: FileState;
  /** "1.9 of 4.6 MB", "412 kB. Covers question 3 and 7". */
  readonly detail?: string;
  readonly action?: ReactNode;
}

interface FileDropProps {
  readonly label: string;
  /** Allowed types and size, said before the button. */
  readonly hint: string;
  readonly files: readonly DroppedFile[];
  readonly onFiles: (files: readonly File[]) => void;
  readonly onRemove: (id: string) => void;
  readonly accept?: string;
  readonly multiple?: boolean;
  /** After the button: "or use one you sent before". */
  readonly children?: ReactNode;
}

const wordsOf = (state: FileState) => {
  switch (state.kind) {
    case 'uploading': return state.waiting ? `Waiting for a connection, ${Math.floor(state.percent)} % is there` : `Uploading ${Math.floor(state.percent)} %`;
    case 'checking': return 'Being checked';
    case 'ready': return 'Ready';
    case 'refused': return state.why;
  }
};

/** A button that also takes what is dropped; the list says where each file is. */
export const FileDrop = ({ label, hint, files, onFiles, onRemove, accept, multiple = true, children }: FileDropProps) => {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  // Steps are news, each percent is not.
  const news = files.filter(({ state }) => state.kind !== 'uploading' || state.waiting).map(({ name, state }) => `${name}: ${wordsOf(state)}`).join('. ');
  return (
    <div className="files" role="group" aria-label={label} aria-describedby={id}>
      <p className="hint quiet" id={id}>{hint}</p>
      {files.length > 0 && (
        <ul className="up" aria-label={`${label}: files`}>
          {files.map(({ id: file, name, state, detail, action }) => (
            <li key={file}>
              <span className="med">{name}</span>
              <span className={state.kind === 'refused' ? 'state st sgap' : 'state'}>{wordsOf(state)}{detail && state.kind !== 'refused' && `, ${detail}`} {action}</span>
              <button type="button" className="asbutton" onClick={() => { onRemove(file); input.current?.parentElement?.querySelector('button')?.focus(); }}>
                {state.kind === 'uploading' ? 'Cancel' : 'Remove'}<span className="vh"> {name}</span>
              </button>
              {state.kind === 'uploading' && <progress value={state.percent} max={100} aria-label={`Uploading ${name}`} />}
            </li>
          ))}
        </ul>
      )}
      <div className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => { event.preventDefault(); setOver(true); }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => { event.preventDefault(); setOver(false); onFiles([...event.dataTransfer.files].slice(0, multiple ? undefined : 1)); }}>
        <input ref={input} type="file" hidden accept={accept} multiple={multiple} aria-label={label} onChange={(event) => { onFiles([...(event.target.files ?? [])]); event.target.value = ''; }} />
        <Button size="small" onClick={() => input.current?.click()}>{multiple ? 'Choose files' : 'Choose a file'}</Button>
        <span className="quiet">or drop {multiple ? 'them' : 'it'} here{children && <>, {children}</>}</span>
      </div>
      <span className="vh" role="status">{news}</span>
    </div>
  );
};
