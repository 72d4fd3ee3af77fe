import { PageTitle } from '@holdfast/ui/page-title';
import { Link } from '@tanstack/react-router';
import { Frame } from './frame.js';

export const NotFoundRoute = () => (
  <Frame>
    <PageTitle title="There is no page at this address" lead="It may have been cut short on its way to you. Open the link in your mail again." />
    <p className="after"><Link to="/">Go to your requests</Link></p>
  </Frame>
);
