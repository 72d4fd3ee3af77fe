import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Plan = Schemas['PlanView'];
export type PlanSettings = Schemas['PlanSettingsBody'];
export type Preference = Schemas['PreferenceView'];
export type Pause = Schemas['PauseView'];

const of = (organization: string) => ({ path: { organization } });

export const plans = (organization: string) => queryOptions({ queryKey: ['reminders', organization, 'plans'], queryFn: () => dataOf(api.GET('/api/console/{organization}/reminder-plans', { params: of(organization) as never })) });

const planPath = (organization: string, { kind, tier }: Pick<Plan, 'kind' | 'tier'>) => ({ path: { organization, kind }, query: tier ? { tier } : {} });

export const setPlan = (organization: string, plan: Pick<Plan, 'kind' | 'tier' | 'version'>, body: PlanSettings) =>
  dataOf(api.PUT('/api/console/{organization}/reminder-plans/{kind}', { params: { ...planPath(organization, plan), header: { 'if-match': `"${plan.version}"` } } as never, body }));
export const resetPlan = (organization: string, plan: Pick<Plan, 'kind' | 'tier'>) => dataOf(api.DELETE('/api/console/{organization}/reminder-plans/{kind}', { params: planPath(organization, plan) as never }));

export const previewOf = (organization: string, kind: Plan['kind'], body: Schemas['PlanPreviewBody']) =>
  queryOptions({ queryKey: ['reminders', organization, 'preview', kind, body], queryFn: () => dataOf(api.POST('/api/console/{organization}/reminder-plans/{kind}/preview', { params: { path: { organization, kind } } as never, body })), retry: false, placeholderData: (before: Schemas['PlannedStepView'][] | undefined) => before });

export const historyOf = (organization: string, deadlineId: string) =>
  queryOptions({ queryKey: ['reminders', organization, 'history', deadlineId], queryFn: () => dataOf(api.GET('/api/console/{organization}/deadlines/{id}/reminders', { params: { path: { organization, id: deadlineId } } as never })) });

export const mine = (organization: string) => queryOptions({ queryKey: ['reminders', organization, 'mine'], queryFn: () => dataOf(api.GET('/api/console/{organization}/my-reminders', { params: of(organization) as never })) });
export const setMine = (organization: string, body: Schemas['PreferenceBody']) => dataOf(api.PUT('/api/console/{organization}/my-reminders', { params: of(organization) as never, body }));

export const pauses = (organization: string) => queryOptions({ queryKey: ['reminders', organization, 'pauses'], queryFn: () => dataOf(api.GET('/api/console/{organization}/reminder-pauses', { params: of(organization) as never })) });
const pausePath = (organization: string, subjectType: Pause['subjectType'], id: string) => ({ path: { organization, subjectType, id } }) as never;
export const pause = (organization: string, subjectType: Pause['subjectType'], id: string, body: Schemas['PauseBody']) => dataOf(api.PUT('/api/console/{organization}/reminder-pauses/{subjectType}/{id}', { params: pausePath(organization, subjectType, id), body }));
export const resume = (organization: string, { subjectType, subjectId }: Pause) => dataOf(api.DELETE('/api/console/{organization}/reminder-pauses/{subjectType}/{id}', { params: pausePath(organization, subjectType, subjectId) }));
