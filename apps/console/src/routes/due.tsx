import { BASIS_LABELS, DEADLINE_FILTERS, DEADLINE_KIND_LABELS, type DeadlineFilter } from '@holdfast/contracts/deadlines';
import { Field } from '@holdfast/ui/field';
import { PageTitle } from '@holdfast/ui/page-title';
import { ScreenKeys } from '@holdfast/ui/screen-keys';
import { TabLinks } from '@holdfast/ui/tab-links';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { members } from '../features/members/members.api.js';
import { MATTER_KEYS, Matters } from './matters.js';
import { PlainLink } from './plain-link.js';

const PAGE = 50;
const FILTERS = Object.keys(DEADLINE_FILTERS) as DeadlineFilter[];

export const DueRoute = () => {
  const { organization } = useParams({ from: '/$organization/due' });
  const question = useSearch({ from: '/$organization/due' });
  const { data: everyone = [] } = useQuery(members(organization));
  const navigate = useNavigate({ from: '/$organization/due' });
  const ask = (part: object) => void navigate({ search: (before) => ({ ...before, ...part }) });
  const narrow = (name: 'kind' | 'basis' | 'ownerMemberId', label: string, all: string, options: readonly (readonly [string, string])[]) => (
    <Field id={`due-${name}`} label={label}>{(control) => <select value={question[name] ?? ''} onChange={({ target }) => ask({ [name]: target.value || undefined })} {...control}><option value="">{all}</option>{options.map(([value, words]) => <option key={value} value={value}>{words}</option>)}</select>}</Field>
  );
  return (
    <>
      <PageTitle title={DEADLINE_FILTERS[question.filter]} crumb={<Link to="/$organization/today" params={{ organization }}>Today</Link>} actions={<Link to="/$organization/calendar" params={{ organization }} search={{}}>As a calendar</Link>} />
      <TabLinks label="Which" items={FILTERS.map((name) => ({ to: `/${organization}/due?${new URLSearchParams({ ...question, filter: name })}`, label: DEADLINE_FILTERS[name], current: name === question.filter }))} renderLink={(link) => <PlainLink {...link} />} />
      <div className="row wide" style={{ marginBottom: 'var(--s4)' }}>
        {narrow('kind', 'Kind', 'Every kind', Object.entries(DEADLINE_KIND_LABELS))}
        {narrow('basis', 'Basis', 'Every basis', Object.entries(BASIS_LABELS))}
        {narrow('ownerMemberId', 'Owner', 'Everybody’s', everyone.filter(({ active }) => active).map(({ id, name }) => [id, name] as const))}
      </div>
      <Matters organization={organization} question={question} limit={PAGE} whole />
      <ScreenKeys keys={MATTER_KEYS} />
    </>
  );
};
