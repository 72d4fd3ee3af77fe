import { callOf, load, quantile } from './caller.mjs';
import { makeOrganization } from './register.mjs';
import { row } from './row.mjs';

const AT_ONCE = 16;
const SECONDS = 5;

/** `create-16`: more at once than there are connections to the database. */
export const create = async (instance) => {
  const { at, cookie } = await makeOrganization(instance, 'busy');
  let number = 0;
  const next = () => callOf('POST', at('/vendors'), { cookie, body: { legalName: `Vendor ${++number}`, website: 'https://vendor.example', city: 'Springfield', state: 'IL' } });
  await load({ port: instance.port, clients: AT_ONCE, seconds: 1, next });
  const { times, statuses } = await load({ port: instance.port, clients: AT_ONCE, seconds: SECONDS, next });
  const failed = times.length - (statuses.get(201) ?? 0);
  const work = `create a vendor, ${AT_ONCE} at once for ${SECONDS} s: p99, against p50; ${times.length} calls, ${failed} failed`;
  return row({ id: 'create-16', work, unit: 'ms', ours: quantile(times, 0.99), limit: quantile(times, 0.5), bound: 'at most', goal: 10, also: failed === 0, failed });
};
