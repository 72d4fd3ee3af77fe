import { PageTitle } from '@holdfast/ui/page-title';

export const NotFoundRoute = () => (
  <main id="main" style={{ maxWidth: 'var(--page)', margin: 'auto', padding: 'var(--s7) var(--s5)' }}>
    <PageTitle title="There is no page at this address" lead="It may have moved, or the address was cut short on its way to you." />
    <p style={{ marginTop: 'var(--s4)' }}><a href="/console/">Go to Today</a></p>
  </main>
);
