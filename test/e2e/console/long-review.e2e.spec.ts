import { randomUUID } from 'node:crypto';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { RequestsService } from '../../../apps/api/src/features/requests/requests.service.js';
import { systemCtx } from '../../../apps/api/src/platform/context/ctx.js';
import { dayAhead, enterPortal, letHear } from '../../support/exchange.js';
import { signOff } from '../../support/findings.js';
import { makeOrganization } from '../../support/organization.js';
import { reachableVendor } from '../../support/statements.js';
import { type Running, startApp } from '../../support/start-app.js';

const LONG: Questionnaire = {
  id: 'long', title: 'A long questionnaire', version: '1',
  sections: Array.from({ length: 15 }, (_, at) => ({ id: `s${at}`, title: `Section ${at + 1}` })),
  questions: Array.from({ length: 300 }, (_, at) => ({
    id: `Q-${at}`, section: `s${Math.floor(at / 20)}`, text: `Question ${at}: is this safeguard in place for every system that holds our patients’ data?`, type: 'yes_no_na' as const, required: true,
    why: 'It keeps what we entrust to you from those who should not see it, and shows us where to help.', expected: 'Yes, everywhere, with a document of this year that shows it and names who answers for it.', help: 'Count every system, also those that only pass data on.',
    gapAnswers: [{ when: { op: 'in' as const, value: ['no'] }, finding: `Safeguard ${at} is missing`, remediation: 'Put it in place, and show it.', severity: 'medium' as const }], citations: { cfr: ['164.308(a)(1)(ii)(A)'] },
  })),
};

describe('a review of 300 questions', () => {
  let running: Running;
  beforeAll(async () => { running = await startApp(); });
  afterAll(() => running.stop());

  it('opens at once, and a verdict brings back what changes and not the whole', async () => {
    const office = await makeOrganization(running);
    const { vendor, contact } = await reachableVendor(office, 'Long LLC');
    const { rows: [{ id: tenantId }] } = await running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [office.slug]));
    const requestId = await running.app.get(RequestsService, { strict: false }).sendQuestionnaire(systemCtx(tenantId), vendor.id, 'questionnaire', LONG, { contactId: contact.id, dueOn: dayAhead(20) });
    const desk = await enterPortal(running, requestId);
    for (const { id } of LONG.questions) await desk.agent.put(desk.at(`/answers/${id}`)).set('if-match', '"0"').send({ saveId: randomUUID(), value: Number(id.slice(2)) % 10 === 0 ? 'no' : 'yes', none: false, comment: '' }).expect(200);
    await signOff(desk);
    await letHear(running);

    const took: number[] = [];
    let bytes = 0;
    for (let at = 0; at < 6; at++) {
      const began = performance.now();
      const { text } = await office.agent.get(office.at(`/requests/${requestId}/review`)).expect(200);
      took.push(performance.now() - began);
      bytes = Buffer.byteLength(text);
    }
    const median = took.toSorted((one, other) => one - other)[2] as number;
    const { text: standing } = await office.agent.put(office.at(`/requests/${requestId}/review/verdicts/Q-0`)).set('if-match', '"0"').send({ verdict: 'accepted' }).expect(200);
    if (process.env.FIGURES) console.log(`review of 300: median ${median.toFixed(0)} ms, worst ${Math.max(...took).toFixed(0)} ms, ${(bytes / 1000).toFixed(0)} kB; a verdict answers ${Buffer.byteLength(standing)} bytes`);
    expect(median).toBeLessThan(1_000);
    expect(bytes).toBeLessThan(500_000);
    expect(Buffer.byteLength(standing)).toBeLessThan(1_000);
  }, 120_000);
});
