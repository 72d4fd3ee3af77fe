import { EVIDENCE_KINDS } from '@holdfast/domain/evidence/evidence-kinds';
import { askWords, type DocumentList, MOST_DOCUMENT_ASKS } from '@holdfast/domain/requests/document-asks';
import { Button } from '@holdfast/ui/button';
import { useId } from 'react';

interface DocumentListFieldsProps {
  readonly list: DocumentList;
  readonly onChange: (list: DocumentList) => void;
  /** Without questions there is nothing that documents could be sent in place of. */
  readonly withQuestions: boolean;
}

/** Documents that are asked for, each with its alternatives. */
export const DocumentListFields = ({ list: { asks, instead }, onChange, withQuestions }: DocumentListFieldsProps) => {
  const id = useId();
  const put = (at: number, kinds: readonly string[]) => onChange({ asks: asks.map((ask, each) => (each === at ? { kinds } : ask)), instead });
  return (
    <fieldset className="fld">
      <legend className="l">Documents <span className="quiet optional">(optional)</span></legend>
      {asks.map((ask, at) => (
        <details className="about" key={at} open={ask.kinds.length === 0}>
          <summary>{ask.kinds.length === 0 ? 'Choose a document' : askWords(ask)}</summary>
          <p className="hint">Ticked together, any one of them is enough.</p>
          <div style={{ columns: '2 200px' }}>
            {Object.entries(EVIDENCE_KINDS).filter(([kind]) => kind !== 'other').map(([kind, { label }]) => (
              <label className="pick" key={kind}><input type="checkbox" checked={ask.kinds.includes(kind)} onChange={({ target }) => put(at, target.checked ? [...ask.kinds, kind] : ask.kinds.filter((each) => each !== kind))} /><span>{label}</span></label>
            ))}
          </div>
          <Button size="small" kind="quiet" onClick={() => onChange({ asks: asks.filter((_, each) => each !== at), instead: instead && asks.length > 1 })}>Do not ask for it</Button>
        </details>
      ))}
      {asks.length < MOST_DOCUMENT_ASKS && <Button size="small" onClick={() => onChange({ asks: [...asks, { kinds: [] }], instead })}>Ask for {asks.length === 0 ? 'a' : 'another'} document</Button>}
      {withQuestions && asks.length > 0 && (
        <label className="pick" htmlFor={`${id}-instead`}><input id={`${id}-instead`} type="checkbox" checked={instead} onChange={({ target }) => onChange({ asks, instead: target.checked })} /><span>The vendor may send these in place of answering the questions</span></label>
      )}
    </fieldset>
  );
};

/** Without what nobody chose. */
export const chosenDocuments = ({ asks, instead }: DocumentList): { asks: { kinds: string[] }[]; instead: boolean } => {
  const chosen = asks.filter(({ kinds }) => kinds.length > 0).map(({ kinds }) => ({ kinds: [...kinds] }));
  return { asks: chosen, instead: instead && chosen.length > 0 };
};
