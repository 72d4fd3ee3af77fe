import { PageTitle } from '@holdfast/ui/page-title';
import { Button } from '@holdfast/ui/button';
import { Frame } from './frame.js';

/** A page that could not be drawn, or whose script did not arrive. What was saved is on the server; what was not is in this tab until it is loaded anew. */
export const BrokenRoute = () => (
  <Frame>
    <PageTitle title="This page could not be shown" lead="Every answer that said “Saved” is safe. Load the page again; if that does not help, open the link in your mail." />
    <p className="after"><Button kind="primary" onClick={() => window.location.reload()}>Load it again</Button></p>
  </Frame>
);
