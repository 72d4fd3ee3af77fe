import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const COMPLETE = {
  upstreamLegalName: 'St. Mary’s Clinic', upstreamAddress: '1 Main St, Chicago, IL 60601', supplierLegalName: 'Riverside Imaging LLC', supplierAddress: '9 Dock Rd, Joliet, IL 60432',
  serviceDescription: 'Night reads', effectiveDate: '2026-12-01', permittedUses: ['claims_processing'], permittedDisclosures: ['to_customer'], phiTypes: ['clinical'],
  eventContactName: 'Privacy officer', eventContactEmail: 'privacy@clinic.example', eventContactPhone: '+1 312 555 0100', upstreamNoticeAddress: '1 Main St', supplierNoticeAddress: '9 Dock Rd',
  upstreamSignatoryName: 'Ana Ruiz', upstreamSignatoryTitle: 'Owner', supplierSignatoryName: 'Hugh Tanner', supplierSignatoryTitle: 'Counsel',
};

describe('templates and agreements made from them', () => {
  let running: Running;
  let office: Office;
  let stranger: Office;
  let vendor: string;
  let engagement: string;
  beforeAll(async () => {
    running = await startApp();
    [office, stranger] = [await makeOrganization(running), await makeOrganization(running, 'Elsewhere Clinic')];
    vendor = (await office.agent.post(office.at('/vendors')).send({ legalName: 'Riverside Imaging LLC', addressLine1: '9 Dock Rd', city: 'Joliet', state: 'IL', postalCode: '60432' }).expect(201)).body.id;
    engagement = (await office.agent.post(office.at(`/vendors/${vendor}/engagements`)).send({ service: 'Night reads', phi: 'flows' }).expect(201)).body.id;
    await office.agent.post(office.at(`/vendors/${vendor}/contacts`)).send({ name: 'Hugh Tanner', email: 'hugh@riverside.example', title: 'Counsel', purposes: ['legal'] }).expect(201);
  });
  afterAll(() => running.stop());

  const template = async (name: string) => (await office.agent.post(office.at('/templates')).send({ name }).expect(201)).body;
  const edit = (id: string, version: number, body: object, by = office) => by.agent.patch(by.at(`/templates/${id}`)).set('if-match', `"${version}"`).send(body);
  const publish = (id: string, version: number, note = 'First') => office.agent.post(office.at(`/templates/${id}/versions`)).set('if-match', `"${version}"`).send({ note });
  const begin = (body: object = {}, by = office, id = vendor) => by.agent.post(by.at(`/vendors/${id}/agreement-drafts`)).send({ variant: 'ce-ba', engagementIds: [engagement], ...body });
  const change = (id: string, version: number, body: object, by = office) => by.agent.patch(by.at(`/agreement-drafts/${id}`)).set('if-match', `"${version}"`).send(body);

  it('a template is edited, published with a hash and a list of what changed, and never rewritten', async () => {
    const { id } = await template('Standard');
    const edited = (await edit(id, 1, { overrides: { 'CL-SAF-01': '{{supplierParty}} guards all PHI.' }, choices: { 'ce-ba': { offshore: 'consent' } } }).expect(200)).body;
    expect(edited.unpublished.texts).toMatchObject([{ place: 'CL-SAF-01', label: 'Safeguards for all PHI' }]);
    expect(edited.unpublished.choices).toEqual([{ variant: 'ce-ba', option: 'Access to or storage of PHI outside the United States', before: 'Forbidden', after: 'Only with written consent' }]);
    const first = (await publish(id, 2).expect(201)).body;
    expect(first.versions).toMatchObject([{ number: 1, note: 'First', byName: 'Ana Ruiz', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), changes: { texts: [{ place: 'CL-SAF-01' }] } }]);
    expect(first.unpublished).toEqual({ texts: [], choices: [] });
    expect((await publish(id, 2).expect(422)).body.title).toContain('says the same');
    await edit(id, 2, { overrides: {} }).expect(200);
    const second = (await publish(id, 3, 'Back to the usual words').expect(201)).body;
    expect(second.versions.map(({ number, overrides }: { number: number; overrides: object }) => [number, Object.keys(overrides)])).toEqual([[2, []], [1, ['CL-SAF-01']]]);
  });

  it.each([
    ['a clause there is not', { overrides: { 'CL-XXX': 'x' } }, '/overrides/CL-XXX'],
    ['a number left out that the register records', { overrides: { 'CL-IND-03': 'At some time.' } }, '/overrides/CL-IND-03'],
    ['an unknown option', { choices: { 'ce-ba': { colour: 'red' } } }, '/choices/ce-ba/colour'],
    ['an unknown variant', { choices: { none: {} } }, '/choices/none'],
    ['numbers for words', { overrides: { 'CL-SAF-01': 5 } }, '/overrides'],
    ['an empty name', { name: ' ' }, '/name'],
  ])('%s is refused with its place, and nothing is kept', async (title, body, pointer) => {
    const { id } = await template(`Refusing ${title}`);
    const refused = (await edit(id, 1, body).expect(400)).body;
    expect(refused.errors[0].pointer).toBe(pointer);
    expect((await office.agent.get(office.at(`/templates/${id}`)).expect(200)).body).toMatchObject({ version: 1, overrides: {} });
  });

  it('two who edit at once: the second is told, nothing is lost', async () => {
    const { id } = await template('Two at once');
    const answers = await Promise.all([edit(id, 1, { name: 'One' }), edit(id, 1, { name: 'Other' })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    await office.agent.post(office.at('/templates')).send({ name: 'STANDARD' }).expect(409);
  });

  it('a BAA is filled from the register, resumed, and says what is missing by field', async () => {
    const { body } = await begin().expect(201);
    expect(body.variables).toMatchObject({ upstreamLegalName: 'St. Mary’s Clinic', supplierLegalName: 'Riverside Imaging LLC', supplierAddress: '9 Dock Rd, Joliet, IL 60432', serviceDescription: 'Night reads', supplierSignatoryName: 'Hugh Tanner', supplierSignatoryTitle: 'Counsel' });
    expect(body).toMatchObject({ status: 'draft', engagementIds: [engagement], template: null, version: 1 });
    expect(body.problems.map(({ pointer }: { pointer: string }) => pointer)).toContain('/variables/phiTypes');
    const kept = (await change(body.id, 1, { variables: COMPLETE, choices: { offshore: 'consent' } }).expect(200)).body;
    expect([kept.problems, kept.findings, kept.version]).toEqual([[], [], 2]);
    const again = (await office.agent.get(office.at(`/agreement-drafts/${body.id}`)).expect(200)).body;
    expect(again).toEqual(kept);
    expect(Object.keys(again.satisfies).filter((id) => id.startsWith('BAA-R'))).toHaveLength(17);
    expect((await office.agent.get(office.at(`/vendors/${vendor}/agreement-drafts`)).expect(200)).body[0]).toMatchObject({ id: body.id, missing: 0, errors: 0 });
  });

  it('a further BAA asks for nothing that is known: what the clinic wrote of itself, and the kinds of PHI of what it covers', async () => {
    const of = async (services: object[]) => {
      const { body: { id } } = await office.agent.post(office.at('/vendors')).send({ legalName: `Harbor ${services.length}` }).expect(201);
      const engagementIds: string[] = [];
      for (const service of services) engagementIds.push((await office.agent.post(office.at(`/vendors/${id}/engagements`)).send({ service: 'Billing', ...service }).expect(201)).body.id);
      return (await begin({ engagementIds }, office, id).expect(201)).body;
    };
    const known = await of([{ phi: 'flows', phiTypes: ['clinical'], ephi: false }, { phi: 'flows', phiTypes: ['demographic', 'clinical'], ephi: false }, { phi: 'none' }]);
    expect(known.variables).toMatchObject({ upstreamAddress: '1 Main St, Chicago, IL 60601', upstreamNoticeAddress: '1 Main St', eventContactName: 'Privacy officer', phiTypes: ['demographic', 'clinical'] });
    expect(known.choices).toEqual({ ephi: 'off' });
    expect((await of([{ phi: 'flows', phiTypes: ['clinical'] }, { phi: 'flows' }])).variables.phiTypes).toBeUndefined(); // of one nobody listed them
    expect((await of([{ phi: 'flows', phiTypes: ['other'] }])).variables.phiTypes).toBeUndefined(); // the template has no word for it
  });

  it('a BAA that renews one begins with its terms: from the paper as it was read, or as it was made here', async () => {
    const { body: { id } } = await office.agent.post(office.at('/vendors')).send({ legalName: 'Renewing Imaging' }).expect(201);
    const { body: service } = await office.agent.post(office.at(`/vendors/${id}/engagements`)).send({ service: 'Reads', phi: 'flows' }).expect(201);
    const { body: old } = await office.agent.post(office.at(`/vendors/${id}/agreements`)).send({
      title: 'BAA 2020', engagementIds: [service.id], terms: { effectiveDate: '2020-01-01', initialTerm: { months: 24 }, autoRenew: true, renewalTermMonths: 12, notice: { days: 45 } },
      readings: { accessDays: { state: 'stated', value: 12, where: '4.2' }, offshore: { state: 'stated', value: 'consent', where: '6' } },
    }).expect(201);
    const renew = async (supersedesId: string) => (await begin({ engagementIds: [service.id], supersedesId }, office, id).expect(201)).body;
    const fromPaper = await renew(old.id);
    expect(fromPaper).toMatchObject({ supersedesId: old.id, choices: { term: 'fixed', autoRenew: 'on', offshore: 'consent' }, variables: { initialTermMonths: 24, renewalTermMonths: 12, renewalNoticeQuantity: 45, renewalNoticeUnit: 'days', accessDays: 12, supplierLegalName: 'Renewing Imaging' } });
    expect(fromPaper.variables.effectiveDate > '2020-01-01').toBe(true);
    await begin({ engagementIds: [service.id], supersedesId: '019ad5c6-1c2e-7c47-8d6f-4cf4b3a1c001' }, office, id).expect(404);
  });

  it('the paper is a PDF of the same text', async () => {
    const { body } = await begin().expect(201);
    const { body: pdf, headers } = await office.agent.get(office.at(`/agreement-drafts/${body.id}/pdf`)).buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    }).expect(200);
    expect([headers['content-type'], (pdf as Buffer).subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);
  });

  it('constraints speak at once, and what cannot be is not kept', async () => {
    const { body } = await begin().expect(201);
    const found = (await change(body.id, 1, { variables: { ...COMPLETE, breachNoticeQuantity: 61 } }).expect(200)).body;
    expect(found.findings).toMatchObject([{ id: 'K-01', severity: 'error', state: 'violated', citations: { cfr: ['164.410(b)'] } }]);
    for (const [variables, pointer] of [[{ accessDays: 0 }, '/variables/accessDays'], [{ effectiveDate: '2026-02-31' }, '/variables/effectiveDate'], [{ documentTitle: 'x' }, '/variables/documentTitle'], [{ serviceDescription: '漢' }, '/variables/serviceDescription']] as const) {
      expect((await change(body.id, 2, { variables }).expect(400)).body.errors).toMatchObject([{ pointer }]);
    }
    expect((await office.agent.get(office.at(`/agreement-drafts/${body.id}`)).expect(200)).body.version).toBe(2);
    await change(body.id, 1, { choices: {} }).expect(412);
  });

  it('made from a published version it has the organization’s words and options', async () => {
    const { id } = await template('Our own');
    await edit(id, 1, { overrides: { 'CL-SAF-01': '{{supplierParty}} guards all PHI.' }, choices: { 'ce-ba': { insurance: 'off' } } }).expect(200);
    const [version] = (await publish(id, 2).expect(201)).body.versions;
    const { body } = await begin({ templateVersionId: version.id }).expect(201);
    expect(body.template).toMatchObject({ name: 'Our own', number: 1, choices: { insurance: 'off' } });
    expect(JSON.stringify(body.document)).toContain('Business Associate guards all PHI.');
    expect(JSON.stringify(body.document)).not.toContain('carries insurance');
  });

  it('towards a subcontractor, what was promised above is compared; what was not read cannot be told', async () => {
    const customer = (await office.agent.post(office.at('/vendors')).send({ legalName: 'Big Hospital', relation: 'customer' }).expect(201)).body.id;
    await office.agent.post(office.at(`/vendors/${customer}/agreements`)).send({ title: 'Hospital BAA', terms: { effectiveDate: '2026-01-01', initialTerm: { evergreen: true }, autoRenew: false }, readings: { breachNotice: { state: 'stated', value: { quantity: 5, unit: 'calendar_days', trigger: 'discovery' }, where: '4' }, dataAggregation: { state: 'silent' } } }).expect(201);
    const { body } = await begin({ variant: 'ba-sub' }).expect(201);
    expect(body.upstream).toMatchObject([{ name: 'Hospital BAA with Big Hospital' }]);
    expect(body.variables.upstreamAgreementList).toBe('Hospital BAA with Big Hospital of 1 January 2026');
    const found = (await change(body.id, 1, { variables: COMPLETE, choices: { dataAggregation: 'on' } }).expect(200)).body.findings;
    expect(found).toContainEqual(expect.objectContaining({ id: 'K-04', severity: 'error', detail: 'Hospital BAA with Big Hospital does not grant data aggregation.' }));
    expect(found).toContainEqual(expect.objectContaining({ id: 'K-05', severity: 'warning', state: 'violated', detail: 'breach notice: 5 days here, 5 in Hospital BAA with Big Hospital.' }));
    expect(found).toContainEqual(expect.objectContaining({ id: 'K-05', state: 'cannot_tell' }));
  });

  it('given up, it is void and stays on record', async () => {
    const { body } = await begin().expect(201);
    await office.agent.post(office.at(`/agreement-drafts/${body.id}/discarding`)).set('if-match', '"1"').expect(204);
    expect((await office.agent.get(office.at(`/agreement-drafts/${body.id}`)).expect(200)).body.status).toBe('void');
    await change(body.id, 1, { choices: {} }).expect(422);
  });

  it('another organization sees nothing of it, by path or by body', async () => {
    const { id } = await template('Secret');
    const [version] = (await publish(id, 1).expect(201)).body.versions;
    const { body } = await begin().expect(201);
    const theirs = (await stranger.agent.post(stranger.at('/vendors')).send({ legalName: 'Their vendor' }).expect(201)).body.id;
    expect((await stranger.agent.get(stranger.at('/templates')).expect(200)).body).toEqual([]);
    await stranger.agent.get(stranger.at(`/templates/${id}`)).expect(404);
    await edit(id, 1, { name: 'Mine' }, stranger).expect(404);
    await stranger.agent.get(stranger.at(`/agreement-drafts/${body.id}`)).expect(404);
    await stranger.agent.get(stranger.at(`/agreement-drafts/${body.id}/pdf`)).expect(404);
    await change(body.id, 1, { choices: {} }, stranger).expect(404);
    await begin({ engagementIds: [] }, stranger).expect(404);
    await begin({ engagementIds: [], templateVersionId: version.id }, stranger, theirs).expect(404);
    await begin({ engagementIds: [engagement] }, stranger, theirs).expect(404);
    await begin({ engagementIds: [], supersedesId: body.agreementId }, stranger, theirs).expect(404);
  });
});
