import { openInstance } from '/work/wt/templates/bench/instance.mjs';
import { makeOrganization } from '/work/wt/templates/bench/register.mjs';
import { pdfNeighbours } from '/work/wt/templates/bench/pdf-neighbours.mjs';
const i = await openInstance();
try { console.log(JSON.stringify(await pdfNeighbours(i, await makeOrganization(i,'thousand',1000)))); } finally { await i.stop(); }
process.exit(0);
