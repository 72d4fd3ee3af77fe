import { step } from './processes.mjs';

/** Installs and builds with all chatter on standard error: standard output is for the script's own answer. */
export const prepareQuietly = (...builds) =>
  step(['--input-type=module', '-e', `
    import { ensureBuilt } from './scripts/lib/builds.mjs';
    import { ensureInstalled } from './scripts/lib/install.mjs';
    import { fail } from './scripts/lib/processes.mjs';
    await ensureInstalled().then(() => ensureBuilt(...${JSON.stringify(builds)})).catch(fail);`], { stdio: ['ignore', 2, 2] });
