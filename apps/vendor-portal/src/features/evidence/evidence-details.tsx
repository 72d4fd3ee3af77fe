import { Refused } from '@holdfast/api-client/client';
import { evidenceKind } from '@holdfast/domain/evidence/evidence-kinds';
import { EvidenceFields } from '@holdfast/ui/evidence-fields';
import { Field } from '@holdfast/ui/field';
import { useState } from 'react';
import type { Evidence } from '../../shared/task-progress.js';
import { describeEvidence } from './evidence.api.js';

interface EvidenceDetailsProps {
  readonly organization: string;
  readonly requestId: string;
  readonly file: Evidence;
  readonly kinds: readonly string[];
  readonly onEvidence: (evidence: readonly Evidence[]) => void;
}

type Facts = Evidence['facts'];

/** What a file is, what it says and until when it counts; saved as soon as it is said. */
export const EvidenceDetails = ({ organization, requestId, file, kinds, onEvidence }: EvidenceDetailsProps) => {
  const [news, setNews] = useState<{ bad: boolean; words: string }>();
  const held: Facts = { ...file.facts, ...(file.validTo && { validTo: file.validTo }) };
  const [facts, setFacts] = useState<Facts>(held);
  const describe = (body: Parameters<typeof describeEvidence>[3]) => {
    setNews(undefined);
    describeEvidence(organization, requestId, file.id, body).then(
      (evidence) => { onEvidence(evidence); setNews({ bad: false, words: 'Saved' }); },
      (error: unknown) => setNews({ bad: true, words: `Not saved: ${error instanceof Refused ? (error.problem.errors?.[0]?.message ?? error.problem.title) : 'the server could not be reached'}` }),
    );
  };
  const saveFacts = () => {
    if (JSON.stringify(facts) === JSON.stringify(held)) return;
    const { validTo, ...others } = facts;
    describe({ validTo: validTo ?? null, facts: others });
  };
  return (
    <details className="about">
      <summary>What {file.name} is, and until when it is valid</summary>
      {kinds.length > 0 && (
        <Field label="Kind of document" optional>
          {(control) => (
            <select value={file.kind} onChange={({ target }) => describe({ kind: target.value })} {...control}>
              <option value="">Not said</option>
              {kinds.map((kind) => <option key={kind} value={kind}>{evidenceKind(kind).label}</option>)}
            </select>
          )}
        </Field>
      )}
      <div onBlur={saveFacts}><EvidenceFields id={`file-${file.id}`} kind={file.kind} facts={facts} onChange={setFacts} /></div>
      <p role="status" className={news?.bad ? 'st sgap' : 'quiet'}>{news?.words}</p>
    </details>
  );
};
