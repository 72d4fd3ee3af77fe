import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import { makeOffice, makeZip } from '../../../../../test/support/make-zip.js';
import { type RunningPlatform, startPlatform } from '../../../../../test/support/start-platform.js';
import { systemCtx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DiskStore } from './disk-store.js';
import { FileChecker } from './file-checker.js';
import { FileSweeper } from './file-sweeper.js';
import { Files } from './files.js';
import { FilesRepository } from './files.repository.js';
import { Scanner } from './scanner.js';

const pdf = (objects: string) => Buffer.from(`%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n${objects}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`, 'latin1');
const objectStream = (inside: string, filter = '/FlateDecode') => {
  const packed = deflateSync(Buffer.from(inside));
  return `7 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter ${filter} /Length ${packed.length} >>\nstream\n${packed.toString('latin1')}\nendstream\nendobj`;
};
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff610000000049454e44ae426082', 'hex');
const hugePng = Buffer.concat([PNG.subarray(0, 16), Buffer.from('0000ffff0000ffff', 'hex'), PNG.subarray(24)]);
const JPG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108001000100301220002110103110000ffda', 'hex');
const EXE = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(200)]);
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const CFB = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-files-'));
  const tenantId = randomUUID();
  const ctx = systemCtx(tenantId);
  let running: RunningPlatform;
  let files: Files;
  let checker: FileChecker;
  beforeAll(async () => {
    process.env.HOLDFAST_FILES = folder;
    running = await startPlatform();
    [files, checker] = [running.app.get(Files), running.app.get(FileChecker)];
    for (const table of ['files', 'outbox']) await running.owner.query(`alter table ${table} no force row level security`);
  });
  afterAll(async () => {
    await running.stop();
    rmSync(folder, { recursive: true });
    delete process.env.HOLDFAST_FILES;
  });

  const give = (name: string, bytes: Buffer | string, declaredType = '') => files.receive(ctx, { name, declaredType }, Readable.from([Buffer.from(bytes)]));
  const checked = async (name: string, bytes: Buffer | string) => {
    const id = await give(name, bytes);
    await checker.check(ctx, { fileId: id });
    return (await files.find(ctx, id))!;
  };
  const newest = async () => (await running.owner.query('select * from files where tenant_id = $1 order by created_at desc, id desc limit 1', [tenantId])).rows[0];
  const incoming = () => readdirSync(join(folder, 'incoming'));

  it.each([
    ['report.pdf', pdf(objectStream('<< /Type /Page >>')), 'application/pdf'],
    ['letter.docx', makeOffice('word'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['sheet.xlsx', makeOffice('xl'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['slides.PPTX', makeOffice('ppt'), 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    ['list.csv', 'name;état\nAcme;ok\n', 'text/csv'],
    ['notes.txt', Buffer.from('caf\xe9, in Latin 1', 'latin1'), 'text/plain'],
    ['logo.png', PNG, 'image/png'],
    ['photo.jpeg', JPG, 'image/jpeg'],
    ['all.zip', makeZip([{ name: 'a/' , content: '' }, { name: 'a/report.pdf' }, { name: 'sheet.xlsx' }, { name: '__MACOSX/a/._report.pdf' }]), 'application/zip'],
  ])('takes %s', async (name, bytes, type) => {
    expect(await checked(name, bytes)).toMatchObject({ state: 'available', name, detectedType: type, bytes: Buffer.byteLength(bytes), refusal: null });
  });

  it.each([
    ['a program called a PDF', 'setup.pdf', EXE, '', 'wrong_type'],
    ['a program', 'setup.exe', EXE, '', 'wrong_type'],
    ['a program behind a turned name', 'invoice\u202efdp.exe', EXE, '', 'wrong_type'],
    ['a web page', 'page.html', '<script>alert(1)</script>', '', 'wrong_type'],
    ['a drawing with a script', 'logo.svg', '<svg onload="alert(1)"/>', '', 'wrong_type'],
    ['an ending that is a property of every object', 'x.constructor', 'x', '', 'wrong_type'],
    ['no ending', 'README', 'x', '', 'wrong_type'],
    ['a PDF called a picture', 'photo.png', pdf(''), '', 'wrong_type'],
    ['a PDF that its sender calls a picture', 'report.pdf', pdf(''), 'image/png', 'wrong_type'],
    ['bytes called text', 'notes.txt', Buffer.from('abc\0def'), '', 'wrong_type'],
    ['a program called a table', 'list.csv', EXE, '', 'wrong_type'],
    ['nothing', 'empty.pdf', '', '', 'empty'],
    ['a zip called a document', 'letter.docx', makeZip([{ name: 'a.pdf' }]), '', 'wrong_type'],
    ['a sheet called a letter', 'letter.docx', makeOffice('xl'), '', 'wrong_type'],
    ['a document with a macro', 'letter.docx', makeOffice('word', { name: 'word/vbaProject.bin' }), '', 'active_content'],
    ['a document with a password', 'letter.docx', CFB, '', 'password_protected'],
    ['a zip with a password', 'a.zip', makeZip([{ name: 'a.pdf', encrypted: true }]), '', 'password_protected'],
    ['a zip in a zip', 'a.zip', makeZip([{ name: 'b.zip' }]), '', 'wrong_type'],
    ['a program in a zip', 'a.zip', makeZip([{ name: 'a.pdf' }, { name: 'b.js' }]), '', 'wrong_type'],
    ['an empty zip', 'a.zip', makeZip([]), '', 'empty'],
    ['a zip that climbs', 'a.zip', makeZip([{ name: '../../etc/a.pdf' }]), '', 'unsafe_archive'],
    ['a zip from the root', 'a.zip', makeZip([{ name: '/etc/a.pdf' }]), '', 'unsafe_archive'],
    ['a zip with a link', 'a.zip', makeZip([{ name: 'a.pdf', content: '/etc/passwd', mode: 0o120777 }]), '', 'unsafe_archive'],
    ['a zip of many', 'a.zip', makeZip(Array.from({ length: 2_001 }, (_, number) => ({ name: `${number}.txt` }))), '', 'unsafe_archive'],
    ['a dense zip', 'a.zip', makeZip([{ name: 'a.txt', content: Buffer.alloc(3_000_000) }]), '', 'unsafe_archive'],
    ['a zip that claims too much', 'a.zip', makeZip([{ name: 'a.txt', claims: 600 * 1024 * 1024 }]), '', 'unsafe_archive'],
    ['a damaged zip', 'a.zip', makeZip([{ name: 'a.txt' }]).subarray(0, 40), '', 'not_readable'],
  ])('refuses %s, and keeps only the row', async (_, name, bytes, declaredType, refusal) => {
    const before = readdirSync(folder, { recursive: true }).length;
    await expect(give(name, bytes, declaredType)).rejects.toMatchObject({ code: 'file_refused', refusal, errors: [{ pointer: '/file', message: refusal }] });
    expect(await newest()).toMatchObject({ state: 'refused', refusal, sha256: null, storage_key: null });
    expect(readdirSync(folder, { recursive: true })).toHaveLength(before);
  });

  it.each([
    ['a script', pdf('3 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj'), 'active_content'],
    ['a script in another spelling', pdf('3 0 obj << /S /J#61v#61Script >> endobj'), 'active_content'],
    ['a script in a rendition', pdf('3 0 obj << /S /Rendition /JS(app.alert(1)) >> endobj'), 'active_content'],
    ['a launch action', pdf('3 0 obj << /S /Launch /F (cmd.exe) >> endobj'), 'active_content'],
    ['a file inside', pdf('3 0 obj << /Names << /EmbeddedFiles 4 0 R >> >> endobj'), 'active_content'],
    ['a password', pdf('').toString('latin1').replace('/Root', '/Encrypt 9 0 R /Root'), 'password_protected'],
    ['a script in an object stream', pdf(objectStream('3 0 << /S /JavaScript >>')), 'active_content'],
    ['a script key in an object stream', pdf(objectStream('3 0 << /JS 4 0 R >>')), 'active_content'],
    ['a hidden object stream', pdf(`% stream\n${objectStream('3 0 << /S /JavaScript >>')}`), 'active_content'],
    ['a hidden script', pdf('% stream\n3 0 obj << /S /Rendition /JS(app.alert(1)) >> endobj\n% endstream'), 'active_content'],
    ['a misleading word', pdf(objectStream('3 0 << /S /JavaScript >>').replace('/N 1', '/Title (obj) /N 1')), 'active_content'],
    ['an object stream that unfolds without end', pdf(objectStream('x'.repeat(20 * 1024 * 1024))), 'not_readable'],
    ['an object stream in an unusual filter', pdf(objectStream('x', '[/ASCIIHexDecode /FlateDecode]')), 'not_readable'],
  ])('quarantines a PDF with %s', async (_, bytes, refusal) => {
    expect(await checked('report.pdf', bytes)).toMatchObject({ state: 'quarantined', refusal });
  });

  it.each([['notes.txt', EICAR], ['a.zip', makeZip([{ name: 'a.txt', content: EICAR }])], ['letter.docx', makeOffice('word', { name: 'word/a.xml', content: EICAR })]])(
    'quarantines a virus in %s', async (name, bytes) => {
      const file = await checked(name, bytes);
      expect(file).toMatchObject({ state: 'quarantined', refusal: 'virus', refusalSentence: 'A virus was found in this file' });
      await expect(files.open(ctx, file.id)).rejects.toMatchObject({ code: 'file_refused' });
      await expect(files.address(ctx, file.id)).rejects.toMatchObject({ code: 'file_refused' });
    });

  it('quarantines a picture of the size of a wall', async () => {
    expect(await checked('wall.png', hugePng)).toMatchObject({ state: 'quarantined', refusal: 'not_readable' });
  });

  it('stops at 50 MB, while it streams', async () => {
    let sent = 0;
    const endless = Readable.from((function* () {
      for (; sent < 200; sent++) yield Buffer.alloc(1024 * 1024, 'a');
    })());
    await expect(files.receive(ctx, { name: 'big.txt', declaredType: '' }, endless)).rejects.toMatchObject({ code: 'too_large', refusal: 'too_big' });
    expect(endless.destroyed && !endless.readableEnded).toBe(false); // the connection is left able to say why
    expect(incoming()).toEqual([]);
  });

  it('an upload that breaks off, or falls silent, leaves nothing', async () => {
    const broken = new Readable({ read() { this.push('a'); setImmediate(() => this.destroy()); } });
    await expect(files.receive(ctx, { name: 'a.txt', declaredType: '' }, broken)).rejects.toMatchObject({ refusal: 'upload_failed' });
    const silent = new Readable({ read() { /* says nothing */ } });
    await expect(new DiskStore().receive(silent, 100, 50)).rejects.toMatchObject({ refusal: 'upload_failed' });
    expect(incoming()).toEqual([]);
  });

  it.each([['../../etc/passwd.txt', 'passwd.txt'], ['C:\\temp\\a b.txt', 'a b.txt'], ['a\u202e\u0007\r\nb.txt', 'ab.txt'], [`${'é'.repeat(300)}.txt`, `${'é'.repeat(196)}.txt`], ['..txt', 'txt']])(
    'calls %j %j', async (given, name) => {
      if (name === 'txt') return expect(give(given, 'x')).rejects.toMatchObject({ refusal: 'wrong_type' });
      expect((await checked(given, 'x')).name).toBe(name);
    });

  it('hands out only what is available, and only in its own organization', async () => {
    const id = await give('notes.txt', 'hello');
    await expect(files.open(ctx, id)).rejects.toMatchObject({ code: 'conflict' });
    await checker.check(ctx, { fileId: id });
    expect((await buffer((await files.open(ctx, id)).stream)).toString()).toBe('hello');
    await expect(files.open(systemCtx(randomUUID()), id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('a byte that changed in the store is noticed before anything is handed out', async () => {
    const { id, storageKey } = await checked('notes.txt', 'hello');
    const path = join(folder, storageKey!);
    await chmod(path, 0o600);
    await writeFile(path, 'hellO');
    await expect(files.open(ctx, id)).rejects.toMatchObject({ code: 'conflict' });
    rmSync(path);
    await expect(files.open(ctx, id)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('what is stored under a key is never written again, and its hash never changed', async () => {
    const { id, storageKey } = await checked('notes.txt', 'hello');
    const disk = new DiskStore();
    await expect(disk.publish(await disk.receive(Readable.from([Buffer.from('other')])), storageKey!)).rejects.toThrow('EEXIST');
    await expect(running.owner.query(`update files set sha256 = 'x' where id = $1`, [id])).rejects.toThrow('recorded');
    rmSync(join(folder, 'incoming'), { recursive: true });
  });

  it('keeps our own documents, available at once', async () => {
    const id = await files.store(ctx, { name: 'Binder.pdf', type: 'application/pdf' }, pdf(''));
    expect(await files.find(ctx, id)).toMatchObject({ state: 'available', detectedType: 'application/pdf', bytes: pdf('').length });
  });

  it('copies into another organization: a file of its own, checked anew', async () => {
    const source = await checked('notes.txt', 'hello');
    const other = systemCtx(randomUUID());
    const id = await files.copyFrom(tenantId, source.id, other);
    expect(await files.find(other, id)).toMatchObject({ state: 'typed', sha256: source.sha256, name: 'notes.txt' });
    await uow((ctx) => files.purge(ctx, source.id));
    await checker.removeBytes(ctx, { fileId: source.id });
    await checker.check(other, { fileId: id });
    expect((await buffer((await files.open(other, id)).stream)).toString()).toBe('hello');
    await expect(files.open(ctx, source.id)).rejects.toMatchObject({ code: 'gone' });
    expect(await files.find(ctx, source.id)).toMatchObject({ state: 'purged', sha256: source.sha256, name: 'purged' });
  });
  const uow = <T>(work: (inside: typeof ctx) => Promise<T>) => running.app.get(UnitOfWork).run(ctx, work);

  it('a scanner that does not answer leaves the file being checked; the sweeper goes on later', async () => {
    const id = await give('notes.txt', 'hello');
    const rows = running.app.get(FilesRepository);
    const away = new (class extends Scanner { name = null; scan = async () => Promise.reject(new Error('away')); })();
    await expect(new FileChecker(running.app.get(UnitOfWork), rows, new DiskStore(), away).check(ctx, { fileId: id })).rejects.toThrow('away');
    expect((await files.find(ctx, id))!.state).toBe('inspected');
    await stuckFor('2 minutes', id);
    await sweep();
    expect((await files.find(ctx, id))!.state).toBe('available');
  });

  it('an upload whose process was killed is refused, and its bytes are removed', async () => {
    const rows = running.app.get(FilesRepository);
    const id = await uow((ctx) => rows.reserve(ctx, 'a.txt', '', 0));
    const disk = new DiskStore();
    await disk.publish(await disk.receive(Readable.from([Buffer.from('a')])), `${tenantId}/${id}`);
    await sweep();
    expect((await files.find(ctx, id))!.state).toBe('reserved'); // it may still be coming
    await stuckFor('2 hours', id);
    await sweep();
    expect(await files.find(ctx, id)).toMatchObject({ state: 'refused', refusal: 'upload_failed' });
    expect(readdirSync(join(folder, tenantId))).not.toContain(id);
  });
  const sweep = () => new FileSweeper(running.app.get(UnitOfWork), running.app.get(FilesRepository), checker, new DiskStore()).sweep();
  const stuckFor = async (time: string, id: string) => {
    await running.owner.query('alter table files disable trigger user');
    await running.owner.query(`update files set changed_at = changed_at - $2::interval where id = $1`, [id, time]);
    await running.owner.query('alter table files enable trigger user');
  };

  it('fifty uploads at once never take more than the room there is; what is removed makes room', async () => {
    const own = systemCtx(randomUUID());
    const [most, each] = [1024 * 1024, 100 * 1024];
    process.env.HOLDFAST_FILES_QUOTA_GB = String(most / 1024 ** 3);
    const upload = () => {
      const stream = Object.assign(new IncomingMessage(new Socket()), { headers: { 'content-length': String(each) } });
      stream.push(Buffer.alloc(each, 'a'));
      stream.push(null);
      return files.receive(own, { name: 'a.txt', declaredType: '' }, stream);
    };
    try {
      const outcomes = await Promise.allSettled(Array.from({ length: 50 }, upload));
      const taken = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      expect(taken).toHaveLength(Math.floor(most / each));
      for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'no_room' });
      const { rows: [{ kept }] } = await running.owner.query('select sum(bytes)::int as kept from files where tenant_id = $1', [own.tenantId]);
      expect(kept).toBeLessThanOrEqual(most);
      await checker.check(own, { fileId: taken[0] });
      await running.app.get(UnitOfWork).run(own, (inside) => files.purge(inside, taken[0]));
      await upload();
    } finally {
      delete process.env.HOLDFAST_FILES_QUOTA_GB;
    }
  });

  it('may check the same file twice at once', async () => {
    const id = await give('notes.txt', 'hello');
    await Promise.all([checker.check(ctx, { fileId: id }), checker.check(ctx, { fileId: id })]);
    await checker.check(ctx, { fileId: id });
    expect((await files.find(ctx, id))!.state).toBe('available');
  });

  it('does not take a file in inside a transaction', async () => {
    await expect(uow((ctx) => files.store(ctx, { name: 'a.txt', type: 'text/plain' }, Buffer.from('a')))).rejects.toThrow('outside a transaction');
  });

  it('appended bytes are noticed too', async () => {
    const { id, storageKey } = await checked('notes.txt', 'hello');
    await chmod(join(folder, storageKey!), 0o600);
    appendFileSync(join(folder, storageKey!), '!');
    await expect(files.open(ctx, id)).rejects.toMatchObject({ code: 'conflict' });
  });
});
