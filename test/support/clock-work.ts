import { ReconcileService } from '../../apps/api/src/features/clock/reconcile.service.js';
import { RemindersWorker } from '../../apps/api/src/features/reminders/reminders.worker.js';
import { NO_ORGANIZATION, systemCtx } from '../../apps/api/src/platform/context/ctx.js';
import type { Running } from './start-app.js';

/** What the job does where no worker runs: every reminder whose moment has come is planned and handed to the mail. */
export const letRemind = ({ app }: Pick<Running, 'app'>): Promise<void> => app.get(RemindersWorker, { strict: false }).plan(systemCtx(NO_ORGANIZATION));

/** The daily comparison of one organization's deadlines with its facts. */
export const reconcile = ({ app }: Pick<Running, 'app'>, tenantId: string) => app.get(ReconcileService, { strict: false }).reconcile(systemCtx(tenantId));
