import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { type State, Status } from '@holdfast/ui/status';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { importList, type ListedImport } from './imports.api.js';

const STATES: Record<ListedImport['state'], { state: State; word: string }> = {
  preview: { state: 'unknown', word: 'Not imported yet' },
  queued: { state: 'due', word: 'Waiting' },
  applying: { state: 'due', word: 'Importing' },
  applied: { state: 'done', word: 'Imported' },
  failed: { state: 'gap', word: 'Stopped' },
};

const rowsOf = ({ state, imported, duplicates, refused, blank }: ListedImport): string | null =>
  state === 'preview' ? null : [`${imported} imported`, duplicates > 0 && `${duplicates} duplicates`, refused > 0 && `${refused} refused`, blank > 0 && `${blank} blank`].filter(Boolean).join(', ');

/** Earlier files, the newest first, each with what became of its rows. */
export const ImportList = ({ organization, linkTo }: { organization: string; linkTo: (file: ListedImport) => ReactNode }) => {
  const list = useInfiniteQuery(importList(organization));
  const files = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title="Earlier imports">
      {list.isError && <ProblemAlert title="The earlier imports could not be read" error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <SkeletonRows label="Reading the earlier imports" rows={2} />}
      {list.isSuccess && (
        <DataTable
          caption="Earlier imports, newest first"
          rows={files}
          rowKey={({ id }) => id}
          columns={[
            { id: 'file', header: 'File', name: true, cell: linkTo },
            { id: 'state', header: 'State', cell: ({ state }) => <span className="nw"><Status state={STATES[state].state}>{STATES[state].word}</Status></span>, narrow: 'line' },
            { id: 'rows', header: 'Rows', cell: rowsOf, empty: 'Nothing of it is in the register', narrow: 'line' },
            { id: 'at', header: 'Uploaded', cell: ({ createdAt }) => <DateText instant={createdAt} time />, narrow: 'dot' },
            { id: 'by', header: 'By', cell: ({ by }) => by, empty: 'Who it was is not a member any more' },
          ]}
          whenEmpty={<p className="quiet">No file has been uploaded yet.</p>}
          pages={list.hasNextPage && <Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>Show older</Button>}
        />
      )}
    </Section>
  );
};
