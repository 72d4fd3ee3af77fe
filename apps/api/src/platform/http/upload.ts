import { Readable } from 'node:stream';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';

/** The file a request brings as its whole body, not yet read. */
export const Upload = createParamDecorator((_: unknown, host: ExecutionContext): Readable => {
  const { body } = host.switchToHttp().getRequest<FastifyRequest>();
  if (!(body instanceof Readable)) throw new DomainError('invalid', 'Send the file itself, as the type of file that this address takes');
  return body;
});

/** All bytes of an upload, or `too_large`. What comes after the limit is let go unread, so that the answer still arrives. */
export const readUpload = (upload: Readable, limit: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    upload.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= limit) return void parts.push(part);
      parts.length = 0;
      reject(new DomainError('too_large', `A file may hold ${Math.floor(limit / 1024 / 1024)} MB at most`));
    });
    upload.on('end', () => resolve(Buffer.concat(parts)));
    upload.on('error', reject);
    upload.on('close', () => reject(new DomainError('invalid', 'The file did not arrive whole')));
  });
