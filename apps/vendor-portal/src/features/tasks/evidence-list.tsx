import { Status } from '@holdfast/ui/status';
import { evidenceKind } from '@holdfast/domain/evidence/evidence-kinds';
import type { ReactNode } from 'react';
import type { Evidence } from '../../shared/task-progress.js';

const checkOf = ({ check, refusal }: Evidence) => {
  if (check === 'ready') return 'Ready';
  return check === 'refused' ? <Status state="gap">{refusal ?? 'Refused'}</Status> : 'Being checked';
};

/** All files of a task, how far each check has come, and the way to the question it was put to. */
export const EvidenceList = ({ evidence, link }: { evidence: readonly Evidence[]; link: (question: string, words: string) => ReactNode }) =>
  evidence.length === 0 ? <p className="quiet">No file yet. A question that asks for one says so.</p> : (
    <ul className="files rows">
      {evidence.map((file) => (
        <li key={file.id}>
          <span><span className="med">{file.questionKeys[0] ? link(file.questionKeys[0], file.name) : file.name}</span>{file.kind && <small className="quiet">{evidenceKind(file.kind).label}</small>}</span>
          <span>{checkOf(file)}</span>
        </li>
      ))}
    </ul>
  );
