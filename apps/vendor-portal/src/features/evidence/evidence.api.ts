import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { BACKGROUND } from '@holdfast/api-client/session';
import { api } from '../../shared/api.js';
import type { Evidence } from '../../shared/task-progress.js';
import { sendBytes } from './send-bytes.js';

const path = (organization: string, id: string, fileId?: string) => ({ params: { path: { organization, id, fileId } } as never });

/** Asked again and again while files are being checked, so it says that nobody is there. */
export const checksOf = (organization: string, id: string) => dataOf(api.GET('/api/portal/{organization}/requests/{id}/evidence', { ...path(organization, id), headers: BACKGROUND }));

export const describeEvidence = (organization: string, id: string, fileId: string, body: Schemas['DescribeEvidenceBody']) =>
  dataOf(api.PATCH('/api/portal/{organization}/requests/{id}/evidence/{fileId}', { ...path(organization, id, fileId), body }));

export const removeEvidence = (organization: string, id: string, fileId: string) => dataOf(api.DELETE('/api/portal/{organization}/requests/{id}/evidence/{fileId}', path(organization, id, fileId)));

export interface Upload {
  readonly organization: string;
  readonly id: string;
  readonly question: string;
  readonly file: File;
  readonly onPercent: (percent: number) => void;
  /** The connection is lost, and it goes on when there is one. */
  readonly onWaiting: (waiting: boolean) => void;
  readonly signal: AbortSignal;
}

/** A file in one piece: a line that breaks costs all of it. */
export const uploadEvidence = ({ organization, id, question, file, onPercent, signal }: Upload): Promise<Evidence[]> =>
  sendBytes<Evidence[]>({
    method: 'POST', address: `/api/portal/${organization}/requests/${id}/evidence?${new URLSearchParams({ name: file.name, question, type: file.type })}`, bytes: file, signal,
    onSent: (sent) => onPercent((sent / file.size) * 100),
  });
