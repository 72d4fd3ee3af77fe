import { dataOf, Refused, type Schemas } from '@holdfast/api-client/client';
import { BACKGROUND } from '@holdfast/api-client/session';
import { api } from '../../shared/api.js';
import { session } from '../../shared/session.js';
import type { Evidence } from '../../shared/task-progress.js';

const path = (organization: string, id: string, fileId?: string) => ({ params: { path: { organization, id, fileId } } as never });

/** Asked again and again while files are being checked, so it says that nobody is there. */
export const checksOf = (organization: string, id: string) => dataOf(api.GET('/api/portal/{organization}/requests/{id}/evidence', { ...path(organization, id), headers: BACKGROUND }));

export const describeEvidence = (organization: string, id: string, fileId: string, body: Schemas['DescribeEvidenceBody']) =>
  dataOf(api.PATCH('/api/portal/{organization}/requests/{id}/evidence/{fileId}', { ...path(organization, id, fileId), body }));

export const removeEvidence = (organization: string, id: string, fileId: string) => dataOf(api.DELETE('/api/portal/{organization}/requests/{id}/evidence/{fileId}', path(organization, id, fileId)));

interface Upload {
  readonly organization: string;
  readonly id: string;
  readonly question: string;
  readonly file: File;
  readonly onPercent: (percent: number) => void;
  readonly signal: AbortSignal;
}

/** The bytes as they are. XMLHttpRequest, because fetch does not say how much has left. */
export const uploadEvidence = async (upload: Upload): Promise<Evidence[]> => {
  const { status, body } = await send(upload);
  if (status === 401 && session.ended()) {
    await session.renewed();
    return uploadEvidence(upload);
  }
  if (status !== 201) throw typeof body === 'object' && body !== null && 'title' in body ? new Refused(body as Schemas['ProblemView']) : new TypeError('No answer');
  session.touched();
  return body as Evidence[];
};

const send = ({ organization, id, question, file, onPercent, signal }: Upload): Promise<{ status: number; body: unknown }> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ name: file.name, question, type: file.type });
    request.open('POST', `/api/portal/${organization}/requests/${id}/evidence?${query}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onPercent(total > 0 ? (loaded / total) * 100 : 0);
    request.onload = () => resolve({ status: request.status, body: request.response });
    request.onerror = () => reject(new TypeError('The connection was lost'));
    request.onabort = () => reject(new DOMException('Cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
