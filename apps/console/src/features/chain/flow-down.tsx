import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { FilterChips } from '@holdfast/ui/filter-chips';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type ChainParty, type FlowDown as Report, flowDownOn, openFinding } from './chain.api.js';

interface FlowDownProps {
  readonly organization: string;
  readonly asOf?: string;
  readonly rule?: string;
  readonly onRule: (rule: string | undefined) => void;
  readonly linkTo: (party: ChainParty) => ReactNode;
  readonly mayOpen: boolean;
  readonly linkToFinding: (findingId: string, words: string) => ReactNode;
}

type Finding = Report['findings'][number];

const stateOf = ({ state, severity }: Finding): ReactNode =>
  state === 'cannot_tell' ? <Status state="unknown">Cannot tell</Status> : severity === 'warning' ? <Status state="due">Makes a breach likely</Status> : <Status state="gap">Not kept</Status>;

const keyOf = ({ rule, engagementId }: Finding): string => `${rule} ${engagementId}`;

/** What was promised above beside what was promised below: each rule counted, each finding with both terms. */
export const FlowDown = ({ organization, asOf, rule, onRule, linkTo, mayOpen, linkToFinding }: FlowDownProps) => {
  const report = useQuery({ ...flowDownOn(organization, asOf, rule), placeholderData: keepPreviousData });
  const { data } = report;
  const queries = useQueryClient();
  const open = useMutation({ mutationFn: (finding: Finding) => openFinding(organization, finding), onSuccess: () => queries.invalidateQueries({ predicate: ({ queryKey }) => ['chain', 'findings', 'deadlines', 'today'].includes(String(queryKey[0])) }) });
  const [unread, setUnread] = useState(false);
  const violated = data?.findings.filter(({ state }) => state === 'violated') ?? [];
  const untold = data ? data.total - violated.length : 0;
  const chosen = data?.rules.find(({ id }) => id === rule);
  return (
    <Section title="Promises passed down" count={data && violated.length}>
      {report.isPending && <SkeletonRows label="Comparing the agreements" />}
      {report.isError && <ProblemAlert title="The agreements could not be compared" error={report.error} onRetry={() => void report.refetch()} />}
      {data && (
        <>
          <details>
            <summary>The 18 rules, and of how many links each holds</summary>
            <DataTable
              caption="Rules of flow-down"
              rows={data.rules}
              rowKey={({ id }) => id}
              columns={[
                { id: 'rule', header: 'Rule', name: true, cell: ({ id, rule: words, cite, basis }) => <><button type="button" className="asbutton" onClick={() => onRule(id)}>{id}</button> {words}<span className="also">{cite} · {basis}</span></> },
                { id: 'holds', header: 'Holds', align: 'end', narrow: 'hide', cell: ({ holds }) => holds },
                { id: 'violated', header: 'Not kept', align: 'end', narrow: 'hide', cell: ({ violated }) => violated },
                { id: 'unknown', header: 'Cannot tell', align: 'end', narrow: 'hide', cell: ({ cannotTell }) => cannotTell },
                { id: 'narrow', header: 'Counts', headerHidden: true, narrow: 'line', cell: ({ holds, violated, cannotTell }) => <span className="nar">{holds} hold, {violated} not kept, {cannotTell} cannot tell</span> },
              ]}
            />
          </details>
          {chosen && <FilterChips filters={[{ id: chosen.id, label: `${chosen.id} ${chosen.rule}` }]} onRemove={() => onRule(undefined)} />}
          <DataTable
            caption="Findings of flow-down"
            rows={unread ? data.findings : violated}
            rowKey={keyOf}
            rowName={({ supplier, rule: id }) => `${id}, ${supplier.name}`}
            columns={[
              { id: 'link', header: 'Supplier, engaged by', name: true, cell: ({ supplier, customer, service }) => <>{linkTo(supplier)}<span className="also">by {customer.name}{service && `: ${service}`}</span></> },
              { id: 'state', header: 'State', cell: stateOf },
              { id: 'down', header: 'This agreement', narrow: 'line', width: '28%', cell: ({ down }) => down },
              { id: 'up', header: 'Beside', narrow: 'line', width: '24%', cell: ({ up, promisedTo, others }) => up && <>{up}{promisedTo && <span className="also">promised to {promisedTo.name}{others > 0 && `, the strictest of ${others + 1}`}</span>}</>, empty: 'This rule looks at one agreement alone' },
              { id: 'rule', header: 'Rule', narrow: 'line', cell: ({ rule: id, cite }) => <>{id}<span className="also">{cite}</span></> },
              { id: 'act', header: 'Finding', action: true, empty: 'Nothing is to be mended yet', cell: (row) => (row.findingId ? linkToFinding(row.findingId, 'Open finding') : mayOpen && row.state === 'violated' && <Button size="small" disabled={open.isPending} onClick={() => open.mutate(row)}>Open a finding<span className="vh"> for {row.rule} at {row.supplier.name}</span></Button>) },
            ]}
            whenEmpty={<p className="quiet">{untold > 0 ? 'No promise is broken among the terms that are read.' : rule ? 'Nothing is found under this rule on this day.' : 'No engagement with PHI is recorded on this day, so there is nothing to compare.'}</p>}
            pages={data.total > data.findings.length && <span>The first {data.findings.length} of {data.total}; choose a rule to see its own</span>}
          />
          {open.isError && <ProblemAlert title="No finding was opened" error={open.error} lesser level={3} />}
          {untold > 0 && <p style={{ marginTop: 'var(--s3)' }}><Button size="small" aria-expanded={unread} onClick={() => setUnread(!unread)}>{unread ? 'Hide what nobody can tell' : `Show ${untold} that nobody can tell`}</Button></p>}
        </>
      )}
    </Section>
  );
};
