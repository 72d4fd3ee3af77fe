import { Refused, type Schemas } from '@holdfast/api-client/client';
import { session } from '../../shared/session.js';

interface Bytes {
  readonly method: 'POST' | 'PUT';
  readonly address: string;
  readonly bytes: Blob;
  readonly onSent: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/** Bytes as they are, and the answer to them. XMLHttpRequest, because fetch does not say how much has left. Throws `Refused`, an AbortError, or a TypeError where the connection was lost. */
export const sendBytes = async <Answer>(what: Bytes): Promise<Answer> => {
  const { status, body } = await send(what);
  if (status === 401 && session.ended()) {
    await session.renewed();
    return sendBytes(what);
  }
  if (status < 200 || status >= 300) throw typeof body === 'object' && body !== null && 'title' in body ? new Refused(body as Schemas['ProblemView']) : new TypeError('No answer');
  session.touched();
  return body as Answer;
};

const send = ({ method, address, bytes, onSent, signal }: Bytes): Promise<{ status: number; body: unknown }> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = () => resolve({ status: request.status, body: request.response });
    request.onerror = () => reject(new TypeError('The connection was lost'));
    request.onabort = () => reject(cancelled());
    signal.addEventListener('abort', () => request.abort());
    request.send(bytes);
  });

export const cancelled = (): DOMException => new DOMException('Cancelled', 'AbortError');
