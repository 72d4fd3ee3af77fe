import { Refused } from '@holdfast/api-client/client';
import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { evidenceKind, kindsFor } from '@holdfast/domain/evidence/evidence-kinds';
import { type DroppedFile, FileDrop, type FileState } from '@holdfast/ui/file-drop';
import { MOST_BYTES, PART_BYTES } from '@holdfast/contracts/file-sizes';
import { sizeWords } from '@holdfast/contracts/size-words';
import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import { useEffect, useState } from 'react';
import type { Evidence } from '../../shared/task-progress.js';
import { checksOf, removeEvidence, uploadEvidence } from './evidence.api.js';
import { EvidenceDetails } from './evidence-details.js';
import { uploadInParts } from './upload-in-parts.js';

const ENDINGS = '.pdf,.docx,.xlsx,.pptx,.csv,.txt,.png,.jpg,.jpeg,.zip';
const POLL = 1500;

interface Underway {
  readonly id: string;
  readonly name: string;
  readonly state: FileState;
  readonly cancel: AbortController;
}

const stateOf = ({ check, refusal }: Evidence): FileState => {
  if (check === 'ready') return { kind: 'ready' };
  if (check === 'refused') return { kind: 'refused', why: refusal ?? 'This file was refused' };
  return { kind: 'checking' };
};

let warned = false; // once a visit, until the page is loaded anew

interface EvidenceFieldProps {
  readonly organization: string;
  readonly requestId: string;
  readonly question: Question;
  readonly evidence: readonly Evidence[];
  readonly onEvidence: (evidence: readonly Evidence[]) => void;
}

/** Files for one question: what is allowed comes first, then where each file is. */
export const EvidenceField = ({ organization, requestId, question, evidence, onEvidence }: EvidenceFieldProps) => {
  const [underway, setUnderway] = useState<readonly Underway[]>([]);
  const [asking, setAsking] = useState<readonly File[]>([]);
  const [problem, setProblem] = useState<string>();
  const here = evidence.filter(({ questionKeys }) => questionKeys.includes(question.id));
  const checking = here.some(({ check }) => check === 'checking' || check === 'uploading');

  useEffect(() => {
    if (!checking) return;
    let live = true;
    const timer = setInterval(() => void checksOf(organization, requestId).then((files) => live && onEvidence(files), () => undefined), POLL);
    return () => { live = false; clearInterval(timer); };
  }, [checking, organization, requestId, onEvidence]);

  const put = (id: string, state: FileState) => setUnderway((all) => all.map((each) => (each.id === id ? { ...each, state } : each)));
  const move = (id: string, how: { percent?: number; waiting?: boolean }) => setUnderway((all) => all.map((each) => (each.id === id && each.state.kind === 'uploading' ? { ...each, state: { ...each.state, ...how } } : each)));
  const start = async (file: File) => {
    const id = crypto.randomUUID();
    const cancel = new AbortController();
    setUnderway((all) => [...all, { id, name: file.name, cancel, state: { kind: 'uploading', percent: 0 } }]);
    if (file.size === 0) return put(id, { kind: 'refused', why: 'This file is empty' });
    if (file.size > MOST_BYTES) return put(id, { kind: 'refused', why: 'This file is larger than 50 MB' });
    try {
      const upload = file.size > PART_BYTES ? uploadInParts : uploadEvidence;
      onEvidence(await upload({ organization, id: requestId, question: question.id, file, signal: cancel.signal, onPercent: (percent) => move(id, { percent }), onWaiting: (waiting) => move(id, { waiting }) }));
      setUnderway((all) => all.filter((each) => each.id !== id));
    } catch (error) {
      if (error instanceof DOMException) return;
      put(id, { kind: 'refused', why: error instanceof Refused ? error.problem.title : 'This file could not be uploaded. Try again' });
    }
  };
  const take = (files: readonly File[]) => { for (const file of files) void start(file); };
  const offer = (files: readonly File[]) => {
    if (files.length === 0) return;
    if (warned) return take(files);
    setAsking(files);
  };
  const remove = (id: string) => {
    const own = underway.find((each) => each.id === id);
    own?.cancel.abort();
    setUnderway((all) => all.filter((each) => each.id !== id));
    if (own) return;
    setProblem(undefined);
    removeEvidence(organization, requestId, id).then(() => onEvidence(evidence.filter((file) => file.id !== id)), (error: unknown) => setProblem(error instanceof Refused ? error.problem.title : 'The file was not removed. Try again'));
  };

  const asked = question.evidence?.kinds ?? [];
  const kinds = kindsFor(asked);
  const files: DroppedFile[] = [
    ...here.map((file) => ({ id: file.id, name: file.name, state: stateOf(file), detail: file.bytes === null ? undefined : sizeWords(file.bytes) })),
    ...underway.map(({ id, name, state }) => ({ id, name, state })),
  ];
  const close = () => setAsking([]);
  return (
    <div className="fld evidence">
      <h2>Evidence {question.type !== 'file' && !question.evidence?.required && <span className="quiet optional">(optional)</span>}</h2>
      {asked.length > 0 && <p className="quiet">{question.evidence?.required ? 'Asked for: ' : 'This would show it: '}{asked.map((kind, at) => (at === 0 ? evidenceKind(kind).label : evidenceKind(kind).label.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase()))).join(', ')}.</p>}
      <FileDrop label="Evidence" accept={ENDINGS} hint="PDF, Word, Excel, PowerPoint, CSV, text, PNG or JPEG, up to 50 MB each, or a zip of these. Leave out anything about patients." files={files} onFiles={offer} onRemove={remove} />
      {problem && <p className="st sgap" role="alert">{problem}</p>}
      {here.filter(({ check }) => check !== 'refused').map((file) => <EvidenceDetails key={file.id} organization={organization} requestId={requestId} file={file} kinds={kinds} onEvidence={onEvidence} />)}
      <Dialog opened={asking.length > 0} onClose={close} title="Does this contain patient data?" said="Evidence about your safeguards needs none. Remove or black out names, dates of birth, record numbers and screenshots of records before you upload." actions={
        <>
          <Button onClick={close}>Go back and check</Button>
          <Button kind="primary" onClick={() => { warned = true; take(asking); close(); }}>It contains none, upload</Button>
        </>
      } />
    </div>
  );
};
