import { Controller, Get, Header, Injectable, Query, StreamableFile } from '@nestjs/common';
import { IsOptional, IsString } from 'class-validator';
import { Public } from '../auth/access.decorator.js';
import { Clock } from '../clock/clock.js';
import { systemCtx } from '../context/ctx.js';
import { DomainError } from '../errors/domain-error.js';
import { Id } from '../http/id-param.js';
import { ReturnsFile } from '../http/returns.decorator.js';
import { Secrets } from '../secrets/secrets.js';
import { attachment } from './content-disposition.js';
import { Files } from './files.js';

export class FileAddressQuery {
  /** Until when, in seconds since 1970. */
  @IsOptional() @IsString() e?: string;
  /** The signature. */
  @IsOptional() @IsString() s?: string;
}

/** Hands out a file to whoever has its signed address. */
@Injectable()
export class FileCounter {
  constructor(private readonly files: Files, private readonly secrets: Secrets, private readonly clock: Clock) {}

  async hand(tenantId: string, id: string, query: FileAddressQuery): Promise<StreamableFile> {
    const now = Math.floor((await this.clock.now()).getTime() / 1_000);
    const may = this.secrets.mayFetch(`/files/${tenantId}/${id}`, query, now);
    if (may === 'no') throw new DomainError('not_found', 'There is nothing at this address');
    if (may === 'expired') throw new DomainError('expired', 'This address was good for a few minutes only. Open the file again from its page');
    const { file, stream } = await this.files.open(systemCtx(tenantId), id);
    return new StreamableFile(stream, { length: file.bytes ?? undefined, disposition: attachment(file.name) });
  }
}

@Controller('files')
export class FilesController {
  constructor(private readonly counter: FileCounter) {}

  @Get(':organization/:id')
  @Public('because the address is signed and short-lived')
  @ReturnsFile('application/octet-stream')
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', `sandbox; default-src 'none'`)
  @Header('cross-origin-resource-policy', 'same-site')
  @Header('referrer-policy', 'no-referrer')
  async fetch(@Id('organization') tenantId: string, @Id() id: string, @Query() query: FileAddressQuery): Promise<StreamableFile> {
    return this.counter.hand(tenantId, id, query);
  }
}
