import { Button } from '@holdfast/ui/button';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ImportColumns } from './import-columns.js';
import { applyImport, chooseForImport, importPreview, type ImportPreview as Preview, type Verdict } from './imports.api.js';
import { ImportRows } from './import-rows.js';

const REFUSED: Record<string, string> = {
  'refused:empty_file': 'The file is empty.',
  'refused:no_rows': 'The file has a header and no rows.',
  'refused:not_a_table': 'This is not a table of text. Save it as CSV and try again.',
  'refused:missing_required_column': 'No column holds the vendors’ names. Say below which one does.',
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
      <Section title="Rows" count={counts.dataRows} aside={<Button kind="primary" disabled={data.file !== 'preview' || apply.isPending} onClick={() => apply.mutate()}>Import {counts.accepted} {counts.accepted === 1 ? 'vendor' : 'vendors'}</Button>}>
        <div className="row" role="group" aria-label="Show rows">
          {([[undefined, 'All', counts.dataRows], ['accepted', 'New', counts.accepted], ['duplicate', 'Duplicates', counts.duplicates], ['rejected', 'Refused', counts.rejected], ['blank', 'Blank', counts.blank]] as const).map(([which, label, count]) => (
            <Button key={label} size="small" aria-pressed={verdict === which} onClick={() => setVerdict(which)}>{label} {count}</Button>
          ))}
        </div>
        <ImportRows organization={organization} preview={data} onDecision={(rows, decision) => set({ decisions: Object.fromEntries(rows.map(({ row }) => [row, decision])) })} />
      </Section>
    </>
  );
};
