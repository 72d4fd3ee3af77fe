import { PageTitle } from '@holdfast/ui/page-title';

export const NotFoundRoute = () => (
  <div className="portal">
    <main id="main">
      <PageTitle title="There is no page at this address" lead="It may have been cut short on its way to you. Open the link in your mail again." />
      <p style={{ marginTop: 'var(--s4)' }}><a href="/portal/">Go to your requests</a></p>
    </main>
  </div>
);
