import type { Reading, Readings, TermName, TermValues } from '@holdfast/domain/agreements/agreement-readings';
import { TERM_NAMES } from '@holdfast/domain/agreements/term-shapes';
import { TERM_LABELS, valueWords } from '@holdfast/contracts/term-labels';
import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { Section } from '@holdfast/ui/section';
import { Status } from '@holdfast/ui/status';
import { useState } from 'react';
import type { AgreementPage } from './agreements.api.js';
import { ReadTermDialog } from './read-term-dialog.js';

type AnyReading = Reading<TermValues[TermName]>;

const said = (term: TermName, reading: AnyReading | undefined) => {
  if (!reading) return <Status state="unknown">Not read</Status>;
  return reading.state === 'silent' ? <span className="quiet">Silent</span> : valueWords(term, reading.value);
};

const sourceOf = ({ versions, saidIn }: AgreementPage, term: TermName): string | undefined => {
  const version = versions.find(({ number }) => number === saidIn[term]);
  if (!version || version.number === 1) return undefined;
  return `version ${version.number}`;
};

/** What it says besides its own life: each term stated and where, silent, or not read, which is not the same. */
export const AgreementReadings = ({ organization, agreement, mayEdit }: { organization: string; agreement: AgreementPage; mayEdit: boolean }) => {
  const [reading, setReading] = useState<TermName>();
  const readings = agreement.readings as Readings;
  const read = TERM_NAMES.filter((term) => readings[term] !== undefined).length;
  const nextAfter = (term: TermName) => [...TERM_NAMES.slice(TERM_NAMES.indexOf(term) + 1), ...TERM_NAMES].find((other) => other !== term && readings[other] === undefined);
  return (
    <Section folds title="What it says" aside={<span className="quiet">{read} of {TERM_NAMES.length} terms read</span>}>
      <DataTable
        caption="Terms, each as it was read"
        rows={TERM_NAMES}
        rowKey={(term) => term}
        compact
        columns={[
          { id: 'term', header: 'Term', name: true, width: 240, cell: (term) => TERM_LABELS[term] },
          { id: 'said', header: 'It says', narrow: 'line', cell: (term) => said(term, readings[term]) },
          { id: 'where', header: 'Where', narrow: 'dot', empty: 'No page or section', cell: (term) => { const found = readings[term]; return found?.state === 'stated' && [found.where, sourceOf(agreement, term)].filter(Boolean).join(', '); } },
          ...(mayEdit ? [{ id: 'act', header: 'Read it', headerHidden: true, action: true, cell: (term: TermName) => <Button size="small" onClick={() => setReading(term)}>{readings[term] ? 'Read again' : 'Read'}<span className="vh"> {TERM_LABELS[term]}</span></Button> }] : []),
        ]}
      />
      {reading && <ReadTermDialog key={reading} organization={organization} agreement={agreement} term={reading} next={nextAfter(reading)} onNext={setReading} onClose={() => setReading(undefined)} />}
    </Section>
  );
};
