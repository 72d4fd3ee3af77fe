import { Button, buttonClass } from '@holdfast/ui/button';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { Status } from '@holdfast/ui/status';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { applyWorkbook, previewWorkbook, workbookFile, type WorkbookChange } from './workbook.api.js';
import { WorkbookChanges } from './workbook-changes.js';

interface WorkbookDeskProps {
  readonly organization: string;
  readonly requestId: string;
  readonly link: (question: string, words: string) => ReactNode;
  /** Leads back to the sections. */
  readonly back: ReactNode;
}

const answers = (number: number): string => `${number} ${number === 1 ? 'answer' : 'answers'}`;
const counted = (changes: readonly WorkbookChange[], outcome: WorkbookChange['outcome']): number => changes.filter((change) => change.outcome === outcome).length;

/** Download, fill in, upload; what it would change is shown first, and only *Apply* writes. */
export const WorkbookDesk = ({ organization, requestId, link, back }: WorkbookDeskProps) => {
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const news = useRef<HTMLDivElement>(null);
  const preview = useMutation({ mutationFn: (chosen: File) => previewWorkbook(organization, requestId, chosen) });
  const apply = useMutation({
    mutationFn: (chosen: File) => applyWorkbook(organization, requestId, chosen),
    // Whatever was saved is so, even where the reply was lost.
    onSettled: () => queries.invalidateQueries({ queryKey: ['tasks', organization] }),
  });
  const choose = (chosen: File | undefined) => { if (!chosen) return; setFile(chosen); apply.reset(); preview.mutate(chosen); };
  const arrived = preview.data ?? apply.data ?? preview.error;
  useEffect(() => { if (arrived) news.current?.focus(); }, [arrived]);
  const changes = preview.data?.changes ?? [];
  const [fresh, changed, conflicts, unread] = (['new', 'changed', 'conflict', 'not_understood'] as const).map((outcome) => counted(changes, outcome)) as [number, number, number, number];
  const writes = fresh + changed;
  return (
    <>
      <Section title="1. Download">
        <p>A sheet for each section, with lists to choose from and what you answered so far. Files are uploaded on the page.</p>
        <div className="row go-on"><a className={buttonClass({})} href={workbookFile(organization, requestId)} download>Download as Excel</a></div>
      </Section>
      <Section title="2. Upload what you filled in">
        <p>Up to 20 MB. You see what it would change; nothing is saved before you apply it. Formulas are ignored.</p>
        <div className="row go-on">
          <label className={buttonClass({ kind: file ? 'plain' : 'primary' })}>{preview.isPending ? 'Reading the workbook…' : file ? 'Choose another file' : 'Choose a file'}
            <input type="file" className="vh" accept=".xlsx" disabled={preview.isPending || apply.isPending} onChange={({ target }) => { choose(target.files?.[0]); target.value = ''; }} />
          </label>{file && <span className="quiet" style={{ overflowWrap: 'anywhere' }}>{file.name}</span>}
        </div>
      </Section>
      <div ref={news} tabIndex={-1} className="after" style={{ outline: 'none' }}>
        {preview.isError && <ProblemAlert title="The workbook was not taken, and nothing was changed" error={preview.error} lesser />}
        {apply.isError && <ProblemAlert title="It was not applied to the end; what was saved is saved" error={apply.error} lesser onRetry={() => file && apply.mutate(file)} />}
        {apply.data ? (
          <>
            <p role="status"><Status state="done">{apply.data.saved === 0 ? 'Nothing was left to save.' : `${answers(apply.data.saved)} saved.`}</Status></p>
            {apply.data.left.length > 0 && <p>{apply.data.left.length === 1 ? 'One row was' : `${apply.data.left.length} rows were`} left as they stand on the page.</p>}
            <WorkbookChanges changes={apply.data.left} link={link} />
            <p className="after">{back}</p>
          </>
        ) : preview.data && file && (
          <>
            <Section title="3. What it would change">
              <p role="status">{changes.length === 0 ? 'Nothing: the workbook says what stands on the page.' : [`${fresh} new`, `${changed} changed`, `${conflicts} changed on both sides`, `${unread} not understood`].join(', ') + '.'}</p>
              {preview.data.newer > 0 && <p className="quiet">{answers(preview.data.newer)} {preview.data.newer === 1 ? 'is' : 'are'} newer on the page and untouched in the workbook; the page stands.</p>}
              {writes > 0 && <div className="row go-on"><Button kind="primary" disabled={apply.isPending} onClick={() => apply.mutate(file)}>{apply.isPending ? 'Saving…' : `Apply: save ${answers(writes)}`}</Button></div>}
            </Section>
            <WorkbookChanges changes={changes} link={link} />
          </>
        )}
      </div>
    </>
  );
};
