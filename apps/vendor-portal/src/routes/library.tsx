import { PageTitle } from '@holdfast/ui/page-title';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { libraryOf } from '../features/library/library.api.js';
import { LibraryList } from '../features/library/library-list.js';
import { statusOf } from '../shared/form-errors.js';
import { Frame } from './frame.js';
import { Trouble } from './trouble.js';

/** The vendor's own answers, and which of them another customer may get. */
export const LibraryRoute = () => {
  const { organization } = useParams({ from: '/$organization/library' });
  const { data, error, refetch } = useQuery(libraryOf(organization));
  if (error && statusOf(error) === 403) return <Frame><PageTitle title="The library is your company’s" lead="Only members of your company’s workspace see it. Ask the colleague who leads it." /></Frame>;
  if (error) return <Trouble title="Your library" error={error} onRetry={() => void refetch()} />;
  return (
    <Frame>
      <Link className="back" to="/$organization" params={{ organization }}>All requests</Link>
      <PageTitle title="Your library" lead="What your company answered, to whom, and when. Tick what you would give other customers too: it is offered to you, never sent by itself. Each change is logged." />
      {data ? <LibraryList organization={organization} answers={data} /> : <SkeletonRows label="Reading your library" />}
    </Frame>
  );
};
