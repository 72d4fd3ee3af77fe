import { Button } from '@holdfast/ui/button';
import { type Column, DataTable } from '@holdfast/ui/data-table';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { type State, Status } from '@holdfast/ui/status';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type ImportPreview, type ImportRow, mendImportRow, type Verdict } from './imports.api.js';
import { importFieldWords } from './import-field-words.js';
import { MendRow } from './mend-row.js';

const VERDICTS: Record<Verdict, { state: State; word: string }> = {
  accepted: { state: 'done', word: 'New' },
  rejected: { state: 'gap', word: 'Refused' },
  duplicate: { state: 'unknown', word: 'Duplicate' },
  blank: { state: 'none', word: 'Blank' },
  waiting: { state: 'due', word: 'Waits for the date order' },
};

interface ImportRowsProps {
  readonly organization: string;
  readonly preview: ImportPreview;
  readonly onDecision: (rows: readonly ImportRow[], decision: 'import' | 'update' | null) => void;
}

/** The rows of a file with their verdicts; a refused one is mended where it stands. */
export const ImportRows = ({ organization, preview, onDecision }: ImportRowsProps) => {
  const queries = useQueryClient();
  const box = useRef<HTMLDivElement>(null);
  const [mended, setMended] = useState<ImportRow>();
  const fields = preview.columns.flatMap(({ field }) => (field ? [field] : []));
  const mend = useMutation({
    mutationFn: ({ row, cells }: { row: number; cells: Record<string, string> | null }) => mendImportRow(organization, preview, row, cells),
    onSuccess: async (judged) => {
      await queries.invalidateQueries({ queryKey: ['imports', organization, preview.id] });
      setMended(judged);
    },
    onError: () => queries.invalidateQueries({ queryKey: ['imports', organization, preview.id] }),
  });
  // A row is drawn anew with its new reasons, perhaps a moment after it was judged: the focus waits for that, or it would be lost.
  const shown = preview.rows.find(({ row }) => row === mended?.row);
  const drawn = mended !== undefined && (shown ? verdictOf(shown) === verdictOf(mended) : mended.verdict !== 'rejected');
  useEffect(() => {
    if (mended && drawn) nextToMend(box.current, mended)?.focus();
  }, [mended, drawn]);

  const columns: Column<ImportRow>[] = [
    { id: 'name', header: 'Vendor', name: true, cell: ({ values, row }) => values.name ?? `Row ${row}` },
    { id: 'row', header: 'Row', align: 'end', cell: ({ row }) => row },
    { id: 'verdict', header: 'Verdict', cell: ({ verdict }) => <span className="nw"><Status state={VERDICTS[verdict].state}>{VERDICTS[verdict].word}</Status></span>, narrow: 'dot' },
    {
      id: 'why', header: 'Why', empty: 'Nothing stands against it', narrow: 'line',
      cell: (row) => {
        if (row.verdict === 'rejected' && preview.state === 'preview') return <MendRow key={verdictOf(row)} row={row} fields={fields} busy={mend.isPending} onMend={(cells) => mend.mutate({ row: row.row, cells })} />;
        if (row.problems.length > 0) return row.problems.map(({ sentence }) => sentence).join(' ');
        if (row.update) return row.update.changes.length === 0 ? `Stands there with this reference, and says the same` : <>{row.update.vendorName}: {row.update.changes.map(({ field, from, to }, at) => <span key={field}>{at > 0 && '; '}{importFieldWords(field)} <del>{from ?? 'nothing'}</del> <ins>{to}</ins></span>)}</>;
        return row.duplicate ? `Same as ${row.duplicate.vendorName ?? `row ${row.duplicate.row}`}` : row.mended && 'A cell was mended here';
      },
    },
    {
      id: 'act', header: 'Next step', headerHidden: true, action: true, empty: 'Nothing is to be decided',
      cell: (row) => (row.verdict === 'duplicate' || row.mended) && (
        <span className="acts">
          {row.verdict === 'duplicate' && row.update && row.update.changes.length > 0 && <Button size="small" kind={row.decision === 'update' ? 'plain' : 'primary'} onClick={() => onDecision([row], row.decision === 'update' ? null : 'update')}>{row.decision === 'update' ? 'Leave it as it is' : 'Update it'}</Button>}
          {row.verdict === 'duplicate' && row.decision !== 'update' && <Button size="small" onClick={() => onDecision([row], row.decision === 'import' ? null : 'import')}>{row.decision === 'import' ? 'Leave it out' : 'Import it all the same'}</Button>}
          {row.mended && <Button size="small" disabled={mend.isPending} onClick={() => mend.mutate({ row: row.row, cells: null })}>Take the change back</Button>}
        </span>
      ),
    },
  ];

  const updatable = preview.rows.filter(({ update, decision }) => update && update.changes.length > 0 && decision === null);

  return (
    <div ref={box}>
      {mend.isError && <ProblemAlert title="The row was not saved" error={mend.error} kept="What you typed is still in its field; the file was read again." lesser level={3} />}
      <p role="status" style={{ marginTop: 'var(--s3)' }}>{mended && saidOf(mended)}</p>
      {preview.state === 'preview' && updatable.length > 1 && <p><Button size="small" onClick={() => onDecision(updatable, 'update')}>Update all {updatable.length} shown that differ</Button></p>}
      <DataTable caption="Rows of the file" rows={preview.rows} rowKey={({ row }) => String(row)} columns={columns} whenEmpty={<p className="quiet">No row has this verdict.</p>} pages={preview.nextAfter !== null && <p className="quiet">The first 100 of them are shown; all are counted.</p>} />
    </div>
  );
};

const verdictOf = ({ verdict, problems }: ImportRow): string => [verdict, ...problems.map(({ sentence }) => sentence)].join(' ');

const saidOf = ({ row, verdict, values, problems }: ImportRow): string => {
  const name = values.name ? `, ${values.name}` : '';
  const why = problems.length > 0 ? ` ${problems.map(({ sentence }) => sentence).join(' ')}` : '';
  return `Row ${row}${name}: ${VERDICTS[verdict].word.toLowerCase()}.${why}`;
};

/** Where the hands go on: the same row while it is refused, else the next refused one. */
const nextToMend = (box: HTMLElement | null, { row, verdict }: ImportRow): HTMLElement | null | undefined => {
  const forms = [...(box?.querySelectorAll<HTMLFormElement>('form.mend') ?? [])];
  const next = forms.find((form) => (verdict === 'rejected' ? Number(form.dataset.row) === row : Number(form.dataset.row) > row)) ?? forms[0];
  return next?.querySelector('input');
};
