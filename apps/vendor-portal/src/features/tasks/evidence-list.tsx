import { Status } from '@holdfast/ui/status';
import { evidenceWords } from '../../shared/evidence-words.js';
import type { Evidence } from '../../shared/task-progress.js';

const checkOf = ({ check, refusal }: Evidence) => {
  if (check === 'ready') return 'Ready';
  return check === 'refused' ? <Status state="gap">{refusal ?? 'Refused'}</Status> : 'Being checked';
};

/** All files of a task, and how far each check has come. */
export const EvidenceList = ({ evidence }: { evidence: readonly Evidence[] }) =>
  evidence.length === 0 ? <p className="quiet">No file yet. A question that asks for one says so.</p> : (
    <ul className="files rows">
      {evidence.map((file) => (
        <li key={file.id}>
          <span><span className="med">{file.name}</span>{file.kind && <small className="quiet">{evidenceWords(file.kind)}</small>}</span>
          <span>{checkOf(file)}</span>
        </li>
      ))}
    </ul>
  );
