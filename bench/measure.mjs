import { againstPgbench } from './against-pgbench.mjs';
import { makeChain } from './chain-register.mjs';
import { create } from './create.mjs';
import { deliver } from './deliver.mjs';
import { flowDown } from './flow-down.mjs';
import { openInstance } from './instance.mjs';
import { pdfNeighbours } from './pdf-neighbours.mjs';
import { plan } from './plan.mjs';
import { queueDown } from './queue-down.mjs';
import { makeOrganization } from './register.mjs';
import { secondStart } from './second-start.mjs';
import { uncovered } from './uncovered.mjs';
import { vendorList } from './vendor-list.mjs';

/** All rows, one after the other: on two cores whatever else runs is in the figure. `tell` hears what is being measured. */
export const measure = async (tell) => {
  const instance = await openInstance();
  const rows = [];
  try {
    tell('vendor lists of 1,000 and 100,000');
    const lists = await vendorList(instance);
    tell('a page and a vendor, against the database alone');
    rows.push(...lists.rows, ...(await againstPgbench(instance, lists.small)));
    tell('what is uncovered among 100,000 engagements');
    const organization = await makeOrganization(instance, 'chain');
    const chain = { ...organization, ...(await makeChain(instance.database.ownerUrl, organization.at('').split('/').at(-1))) };
    rows.push(await uncovered(instance, chain));
    tell('every rule of the chain over them');
    rows.push(...(await flowDown(instance, chain)));
    tell('16 at once');
    rows.push(await create(instance));
    tell('neighbours of a printer');
    rows.push(await pdfNeighbours(instance, lists.small));
    tell('100,000 reminders');
    rows.push(await plan(instance, tell));
    tell('mail');
    rows.push(await deliver(instance));
    tell('the queue taken away');
    rows.push(await queueDown(instance));
  } finally {
    await instance.stop();
  }
  tell('a second start');
  return [...rows, await secondStart()];
};
