import { dataOf, type Schemas } from '@holdfast/api-client/client';
import type { Office } from './office-steps.js';
import { expectThat, until } from './until.js';

export interface Imported {
  readonly counts: { readonly imported: number; readonly refused: number; readonly duplicates: number; readonly blank: number };
}

/** A vendor of the file, with the person who will answer for it. */
export interface Kept {
  readonly id: string;
  readonly contact: Schemas['ContactView'];
}

export const importing = async ({ api, at }: Office, fileName: string, content: Buffer): Promise<Imported> => {
  const upload = { params: { path: at, query: { fileName } } as never, headers: { 'content-type': 'application/octet-stream' }, body: content as never, bodySerializer: (body: unknown) => body as never };
  const { id, version } = await dataOf(api.POST('/api/console/{organization}/imports', upload));
  const one = { path: { ...at, id } } as never;
  const preview = await dataOf(api.PATCH('/api/console/{organization}/imports/{id}', { params: one, headers: { 'if-match': `"${version}"` }, body: { dateOrder: 'MDY' } }));
  expectThat(preview.file === 'preview', `the file is ${preview.file}`);
  await dataOf(api.POST('/api/console/{organization}/imports/{id}/apply', { params: one }));
  const { imported, refused, duplicates, blank, total } = await until('the import', async () => {
    const result = await dataOf(api.GET('/api/console/{organization}/imports/{id}/result', { params: one }));
    return result.state === 'applied' && result;
  });
  expectThat(imported + refused + duplicates + blank === total, `${imported} + ${refused} + ${duplicates} + ${blank} rows are not ${total}`);
  return { counts: { imported, refused, duplicates, blank } };
};

export const keepingVendors = async (office: Office, { counts }: Imported): Promise<Kept> => {
  const { api, at } = office;
  const names = await everyVendor(office);
  expectThat(names.length === counts.imported, `${counts.imported} were imported and ${names.length} are listed`);
  const one = { path: { ...at, id: names[0].id } } as never;
  const before = await dataOf(api.GET('/api/console/{organization}/vendors/{id}', { params: one }));
  const ifMatch = { 'if-match': `"${before.version}"` };
  await dataOf(api.PATCH('/api/console/{organization}/vendors/{id}', { params: one, headers: ifMatch, body: { notes: 'Met on Monday' } }));
  const stale = await api.PATCH('/api/console/{organization}/vendors/{id}', { params: one, headers: ifMatch, body: { notes: 'Overwritten' } });
  expectThat(stale.response.status === 412, 'a stale edit was taken');
  const contact = await dataOf(api.POST('/api/console/{organization}/vendors/{id}/contacts', { params: one, body: { name: 'Priya Nair', email: 'priya.nair@vendor.example', title: 'Security lead', purposes: [] } }));
  return { id: names[0].id, contact };
};

const everyVendor = async ({ api, at }: Office): Promise<Schemas['VendorRowView'][]> => {
  const all: Schemas['VendorRowView'][] = [];
  for (let cursor: string | null | undefined = undefined; cursor !== null; ) {
    const page: Schemas['VendorPageView'] = await dataOf(api.GET('/api/console/{organization}/vendors', { params: { path: at, query: { limit: 200, cursor } } as never }));
    all.push(...page.items);
    cursor = page.next;
  }
  return all;
};
