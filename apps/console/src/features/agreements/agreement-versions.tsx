import { LIFE_LABELS, TERM_LABELS } from '@holdfast/contracts/term-labels';
import { DataTable } from '@holdfast/ui/data-table';
import { DateText, formatDay } from '@holdfast/ui/date-text';
import { Section } from '@holdfast/ui/section';
import type { ReactNode } from 'react';
import type { AgreementPage, ReadingTime } from './agreements.api.js';

type Version = AgreementPage['versions'][number];

const LABELS: Readonly<Record<string, string>> = { ...LIFE_LABELS, ...TERM_LABELS };

const whatWords = ({ reason, effectiveFrom, corrects }: Version, versions: readonly Version[]): string => {
  const about = versions.find(({ number }) => number === corrects);
  const of = about?.reason === 'amendment' ? `the amendment of ${formatDay(about.effectiveFrom)}` : 'the agreement';
  switch (reason) {
    case 'new': return 'The agreement';
    case 'amendment': return `Amendment, from ${formatDay(effectiveFrom)}`;
    case 'correction': return `Correction of ${of}`;
    case 'reading': return `Read in ${of}`;
  }
};

interface AgreementVersionsProps {
  readonly agreement: AgreementPage;
  readonly linkTo: (time: ReadingTime, words: string) => ReactNode;
}

/** Every version, only ever added to; each leads to the page as it was known then. */
export const AgreementVersions = ({ agreement: { versions, asOf }, linkTo }: AgreementVersionsProps) => {
  const newest = versions.at(-1)?.number;
  return (
    <Section folds title="Versions of the terms" count={versions.length}>
      <DataTable
        caption="Versions of the terms, newest first"
        rows={versions.toReversed()}
        rowKey={({ number }) => String(number)}
        columns={[
          { id: 'number', header: 'No.', width: 64, narrow: 'dot', cell: ({ number }) => number },
          { id: 'what', header: 'What', name: true, cell: (version) => <>{whatWords(version, versions)}{version.note && <span className="also">{version.note}</span>}</> },
          { id: 'changed', header: 'Says', narrow: 'line', cell: ({ life, readings }) => [...Object.keys(life), ...Object.keys(readings)].map((name) => LABELS[name] ?? name).join(', ') },
          { id: 'by', header: 'Recorded', narrow: 'line', cell: ({ recordedAt, recordedBy }) => <><DateText instant={recordedAt} time />{recordedBy && <span className="also">{recordedBy}</span>}</> },
          { id: 'then', header: 'Read it as known then', headerHidden: true, action: true, empty: 'As known now', cell: ({ number, recordedAt }) => number !== newest && linkTo({ asOf, knownAt: recordedAt }, `As known with version ${number}`) },
        ]}
        whenEmpty={<p className="quiet">Its terms are not recorded.</p>}
      />
    </Section>
  );
};
