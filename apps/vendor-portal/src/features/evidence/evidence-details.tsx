import { Refused } from '@holdfast/api-client/client';
import { Field } from '@holdfast/ui/field';
import { useState } from 'react';
import { evidenceWords } from '../../shared/evidence-words.js';
import type { Evidence } from '../../shared/task-progress.js';
import { describeEvidence } from './evidence.api.js';

interface EvidenceDetailsProps {
  readonly organization: string;
  readonly requestId: string;
  readonly file: Evidence;
  readonly kinds: readonly string[];
  readonly onEvidence: (evidence: readonly Evidence[]) => void;
}

/** What a file is and until when it speaks; saved as soon as it is chosen. */
export const EvidenceDetails = ({ organization, requestId, file, kinds, onEvidence }: EvidenceDetailsProps) => {
  const [news, setNews] = useState<{ bad: boolean; words: string }>();
  const [until, setUntil] = useState(file.validTo ?? '');
  const describe = (body: Parameters<typeof describeEvidence>[3]) => {
    setNews(undefined);
    describeEvidence(organization, requestId, file.id, body).then(
      (evidence) => { onEvidence(evidence); setNews({ bad: false, words: 'Saved' }); },
      (error: unknown) => setNews({ bad: true, words: `Not saved: ${error instanceof Refused ? (error.problem.errors?.[0]?.message ?? error.problem.title) : 'the server could not be reached'}` }),
    );
  };
  return (
    <details className="about">
      <summary>What {file.name} is, and until when it is valid</summary>
      {kinds.length > 0 && (
        <Field label="Kind of document" optional>
          {(control) => (
            <select value={file.kind} onChange={({ target }) => describe({ kind: target.value })} {...control}>
              <option value="">Not said</option>
              {kinds.map((kind) => <option key={kind} value={kind}>{evidenceWords(kind)}</option>)}
            </select>
          )}
        </Field>
      )}
      <Field label="Valid until" optional hint="For certificates, insurance and reports that end on a day.">
        {(control) => <input type="date" className="short" value={until} onChange={({ target }) => setUntil(target.value)} onBlur={() => { if (until !== (file.validTo ?? '')) describe({ validTo: until || null }); }} {...control} />}
      </Field>
      <p role="status" className={news?.bad ? 'st sgap' : 'quiet'}>{news?.words}</p>
    </details>
  );
};
