import { buttonClass } from '@holdfast/ui/button';
import { PageTitle } from '@holdfast/ui/page-title';
import { Section } from '@holdfast/ui/section';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ExploreSample } from '../features/samples/explore-sample.js';
import { useMay } from './use-may.js';

/** The last step of the set-up: vendors of one's own, or invented ones to look around with. */
export const BeginRoute = () => {
  const { organization } = useParams({ from: '/$organization/begin' });
  const navigate = useNavigate();
  const may = useMay(organization);
  return (
    <>
      <PageTitle title="Your vendors" lead="Your organization is made. Bring your own list, or look around first." />
      <Section title="Bring your own">
        <p className="quiet">A file of vendors, as your purchasing system or a spreadsheet writes it. You see what becomes of every row before anything is kept.</p>
        <div className="row" style={{ marginTop: 'var(--s3)' }}><Link className={buttonClass({ kind: 'primary' })} to="/$organization/import" params={{ organization }}>Import your vendors</Link></div>
      </Section>
      {may('sample:manage') && (
        <Section title="Look around first">
          <p className="quiet">Forty vendors of an invented clinic, with agreements in every state. Reminders of them come to you and to nobody else; all of it goes again in one act.</p>
          <div className="row" style={{ marginTop: 'var(--s3)' }}><ExploreSample organization={organization} onLoaded={() => void navigate({ to: '/$organization/today', params: { organization } })} /></div>
        </Section>
      )}
      <p style={{ marginTop: 'var(--s5)' }}><Link to="/$organization/vendors" params={{ organization }}>Go to the empty list</Link></p>
    </>
  );
};
