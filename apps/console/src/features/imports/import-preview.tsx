import { Button } from '@holdfast/ui/button';
import { type Column, DataTable } from '@holdfast/ui/data-table';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { type State, Status } from '@holdfast/ui/status';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ImportColumns } from './import-columns.js';
import { applyImport, chooseForImport, importPreview, type ImportPreview as Preview, type ImportRow, type Verdict } from './imports.api.js';

const VERDICTS: Record<Verdict, { state: State; word: string }> = {
  accepted: { state: 'done', word: 'New' },
  rejected: { state: 'gap', word: 'Refused' },
  duplicate: { state: 'unknown', word: 'Duplicate' },
  blank: { state: 'none', word: 'Blank' },
  waiting: { state: 'due', word: 'Waits for the date order' },
};
const REFUSED: Record<string, string> = {
  'refused:empty_file': 'The file is empty.',
  'refused:no_rows': 'The file has a header and no rows.',
  'refused:not_a_table': 'This is not a table of text. Save it as CSV and try again.',
  'refused:missing_required_column': 'No column holds the vendors’ names. Say below which one does.',
};

const whyOf = ({ problems, duplicate }: ImportRow) => {
  if (problems.length > 0) return problems.map(({ sentence }) => sentence).join(' ');
  return duplicate ? `Same as ${duplicate.vendorName ?? `row ${duplicate.row}`}` : null;
};

export const ImportPreview = ({ organization, id, onApplied }: { organization: string; id: string; onApplied: () => void }) => {
  const queries = useQueryClient();
  const [verdict, setVerdict] = useState<Verdict | undefined>();
  const preview = useQuery(importPreview(organization, id, verdict));
  const refresh = () => queries.invalidateQueries({ queryKey: ['imports', organization, id] });
  const choose = useMutation({ mutationFn: ({ from, body }: { from: Preview; body: Parameters<typeof chooseForImport>[2] }) => chooseForImport(organization, from, body), onSettled: refresh });
  const apply = useMutation({ mutationFn: () => applyImport(organization, id), onSuccess: onApplied });
  if (preview.isError) return <ProblemAlert title="The preview could not be shown" error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <SkeletonRows label="Reading the preview" />;
  const { data } = preview;
  const { counts } = data;
  const set = (body: Parameters<typeof chooseForImport>[2]) => choose.mutate({ from: data, body });

  const columns: Column<ImportRow>[] = [
    { id: 'name', header: 'Vendor', name: true, cell: ({ values, row }) => values.name ?? `Row ${row}` },
    { id: 'row', header: 'Row', align: 'end', cell: ({ row }) => row },
    { id: 'verdict', header: 'Verdict', cell: (row) => <Status state={VERDICTS[row.verdict].state}>{VERDICTS[row.verdict].word}</Status>, narrow: 'dot' },
    { id: 'why', header: 'Why', cell: whyOf, empty: 'Nothing stands against it' },
    { id: 'act', header: 'Next step', headerHidden: true, action: true, cell: (row) => row.verdict === 'duplicate' && <Button size="small" onClick={() => set({ decisions: { [row.row]: row.decision === 'import' ? null : 'import' } })}>{row.decision === 'import' ? 'Leave it out' : 'Import it all the same'}</Button> },
  ];

  return (
    <>
      {(choose.isError || apply.isError) && <ProblemAlert title="That was not done" error={choose.error ?? apply.error} kept="The file and your choices so far are kept." lesser />}
      {REFUSED[data.file] && <ProblemAlert title={REFUSED[data.file]} />}
      {data.file === 'needs_date_order' && (
        <Section title="How does this file write dates?">
          <p>3/4/2026 can be read in two ways. Which way does this file mean?</p>
          <div className="row" style={{ marginTop: 'var(--s3)' }}>
            <Button onClick={() => set({ dateOrder: 'MDY' })}>Month first: 4 Mar is 3/4</Button>
            <Button onClick={() => set({ dateOrder: 'DMY' })}>Day first: 4 Mar is 4/3</Button>
          </div>
        </Section>
      )}
      <ImportColumns columns={data.columns} onField={(mapping) => set({ mapping })} />
      <Section title="Rows" count={counts.dataRows} aside={<Button kind="primary" disabled={data.file !== 'preview' || apply.isPending} onClick={() => apply.mutate()}>Import {counts.accepted} vendors</Button>}>
        <div className="row" role="group" aria-label="Show rows">
          {([[undefined, 'All', counts.dataRows], ['accepted', 'New', counts.accepted], ['duplicate', 'Duplicates', counts.duplicates], ['rejected', 'Refused', counts.rejected], ['blank', 'Blank', counts.blank]] as const).map(([which, label, count]) => (
            <Button key={label} size="small" aria-pressed={verdict === which} onClick={() => setVerdict(which)}>{label} {count}</Button>
          ))}
        </div>
        <DataTable caption="Rows of the file" rows={data.rows} rowKey={({ row }) => String(row)} columns={columns} whenEmpty={<p className="quiet">No row has this verdict.</p>} pages={data.nextAfter !== null && <p className="quiet">The first 100 of them are shown; all are counted.</p>} />
      </Section>
    </>
  );
};
