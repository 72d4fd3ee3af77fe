import { AGREEMENT_KIND_LABELS } from '@holdfast/contracts/agreements';
import { PHI_SCOPE_LABELS } from '@holdfast/contracts/vendors';
import { DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { Section } from '@holdfast/ui/section';
import { Status } from '@holdfast/ui/status';
import type { ReactNode } from 'react';
import type { AgreementPage } from './agreements.api.js';
import { Narrow } from './narrow.js';

type Relative = AgreementPage['relatives'][number];

const RELATIONS: Record<Relative['relation'], string> = { parent: 'It ends with this one', child: 'Ends with it', replaced: 'It replaced this one', replacement: 'Replaces it' };

/** The engagements it covers, and the agreements it stands with. */
export const AgreementRelations = ({ agreement: { services, relatives }, linkTo, change }: { agreement: AgreementPage; linkTo: (id: string, words: string) => ReactNode; change: ReactNode }) => (
  <>
    <Section title="It covers" count={services.length} aside={change}>
      <DataTable
        caption="Engagements it covers"
        rows={services}
        rowKey={({ engagementId }) => engagementId}
        columns={[
          { id: 'service', header: 'Service', name: true, cell: ({ service }) => service || 'Service not stated' },
          { id: 'who', header: 'Who serves whom', narrow: 'line', cell: ({ customer, supplier }) => `${supplier ?? 'Ourselves'} for ${customer ?? 'ourselves'}` },
          { id: 'phi', header: 'PHI', narrow: 'dot', cell: ({ phi }) => (phi === 'unknown' ? <Status state="unknown">{PHI_SCOPE_LABELS.unknown}</Status> : PHI_SCOPE_LABELS[phi]) },
          { id: 'from', header: 'Covered from', narrow: 'dot', cell: ({ from }) => from && <><Narrow>from </Narrow><DateText day={from} /></>, empty: 'From its first day in force' },
          { id: 'to', header: 'Covered to', narrow: 'dot', cell: ({ to }) => to && <><Narrow>to </Narrow><DateText day={to} /></>, empty: 'Through its last day in force' },
        ]}
        whenEmpty={<p><Status state="unknown">No engagement is named: it covers nothing</Status></p>}
      />
    </Section>
    {relatives.length > 0 && (
      <Section folds title="Agreements it stands with" count={relatives.length}>
        <DataTable
          caption="Agreements it stands with"
          rows={relatives}
          rowKey={({ id, relation }) => `${id} ${relation}`}
          columns={[
            { id: 'title', header: 'Agreement', name: true, cell: ({ id, title, kind }) => <>{linkTo(id, title)}<span className="also">{AGREEMENT_KIND_LABELS[kind]}</span></> },
            { id: 'relation', header: 'How', narrow: 'line', cell: ({ relation }) => RELATIONS[relation] },
            { id: 'from', header: 'In force from', narrow: 'dot', cell: ({ from }) => from && <><Narrow>from </Narrow><DateText day={from} /></>, empty: 'Not executed yet' },
            { id: 'until', header: 'Last day', narrow: 'dot', cell: ({ until }) => until && <><Narrow>last day </Narrow><DateText day={until} /></>, empty: 'None: it renews, has no end, or is not executed' },
          ]}
        />
      </Section>
    )}
  </>
);
