import ICAL from 'ical.js';
import { sync } from 'node-ical';
import supertest from 'supertest';
import { dayAhead, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

interface Entry {
  readonly uid: string;
  readonly title: string;
  readonly day: string;
  readonly sequence: number;
}

const byUid = (one: Entry, other: Entry) => one.uid.localeCompare(other.uid);
const readByIcal = (text: string): Entry[] =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return { uid: event.uid, title: event.summary, day: event.startDate.toString(), sequence: event.sequence };
  }).sort(byUid);
const readByNodeIcal = (text: string): Entry[] =>
  Object.values(sync.parseICS(text)).flatMap((event) => {
    if (event?.type !== 'VEVENT') return [];
    const start = event.start;
    const day = `${start.getFullYear()}-${String(start.getMonth() + 1).padStart(2, '0')}-${String(start.getDate()).padStart(2, '0')}`;
    return [{ uid: event.uid, title: typeof event.summary === 'string' ? event.summary : event.summary.val, day, sequence: Number(event.sequence) }];
  }).sort(byUid);

describe('a private calendar', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());
  const open = async (body: object) => (await office.agent.post(office.at('/my-calendar')).send(body).expect(201)).body.address as string;
  const fetch = (address: string) => supertest(running.app.getHttpServer()).get(new URL(address).pathname);
  const record = async (title: string, days: number) => {
    const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName: 'Northfield, Imaging; Ünlimited' }).expect(201);
    return (await office.agent.post(office.at(`/vendors/${vendor.id}/agreements`)).send({ title, terms: { effectiveDate: dayAhead(-300), initialTerm: { endDate: dayAhead(days) }, autoRenew: false } }).expect(201)).body;
  };

  it('holds every date that is hers, and two parsers read the same; an empty one is a calendar too', async () => {
    const address = await open({ scope: 'mine', withNames: true });
    expect(readByIcal((await fetch(address).expect(200)).text)).toEqual([]);
    const agreement = await record('A title, with; a comma — and so long that its line has to be folded somewhere, because RFC 5545 allows 75 octets', 30);
    await record('BAA 2', 60);
    const response = await fetch(address).expect(200).expect('content-type', /text\/calendar/).expect('cache-control', /no-store/);
    const entries = readByIcal(response.text);
    expect(entries).toHaveLength(2);
    expect(readByNodeIcal(response.text)).toEqual(entries);
    expect(entries.find(({ day }) => day === dayAhead(30))?.title).toBe(`Northfield, Imaging; Ünlimited: ${agreement.title} ends`);
    expect(response.text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });

  it('keeps an entry’s id and raises its sequence when the day moves, and lets go of what is over', async () => {
    const { request } = await sendRequest(office, 'Moving Company');
    const address = await open({ scope: 'mine', withNames: true });
    const find = async () => readByIcal((await fetch(address).expect(200)).text).find(({ title }) => title.includes('Moving Company'));
    const before = await find();
    await office.agent.post(office.at(`/requests/${request.id}/due-day`)).send({ dueOn: dayAhead(45) }).expect(200);
    expect(await find()).toEqual({ ...before, day: dayAhead(45), sequence: (before?.sequence ?? 0) + 1 });
    await office.agent.post(office.at(`/requests/${request.id}/withdrawal`)).send({ reason: 'x' }).expect(200);
    expect(await find()).toBeUndefined();
  });

  it('names no vendor unless she wants it', async () => {
    const address = await open({ scope: 'everyone', withNames: false });
    const { text } = await fetch(address).expect(200);
    expect(text).not.toContain('Northfield');
    expect(text).toContain('Agreement: it ends');
    await office.agent.put(office.at('/my-calendar')).send({ scope: 'everyone', withNames: true }).expect(200);
    expect((await fetch(address).expect(200)).text).toContain('Northfield');
  });

  it('ends with a new address, with revoking, with her leaving; a guessed address says no more than a wrong one', async () => {
    const first = await open({ scope: 'mine', withNames: false });
    const second = await open({ scope: 'mine', withNames: false });
    await fetch(first).expect(404);
    await fetch(second).expect(200);
    const wrong = await fetch(second.replace(/.\.ics$/, 'x.ics')).expect(404);
    expect((await fetch(second.replace(office.slug, 'nowhere')).expect(404)).body.title).toBe(wrong.body.title);
    await running.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant_id', (select id::text from organizations where slug = $1), false)`, [office.slug]);
      await owner.query('update members set active = false');
    });
    await fetch(second).expect(404);
    await running.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant_id', (select id::text from organizations where slug = $1), false)`, [office.slug]);
      await owner.query('update members set active = true');
    });
    await fetch(second).expect(200);
    await office.agent.delete(office.at('/my-calendar')).expect(204);
    await fetch(second).expect(404);
    expect((await office.agent.get(office.at('/my-calendar')).expect(200)).body.address).toBeNull();
    await office.agent.put(office.at('/my-calendar')).send({ scope: 'mine', withNames: true }).expect(404);
  });
});
