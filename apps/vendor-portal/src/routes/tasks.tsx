import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { me } from '../features/entrance/entrance.api.js';
import { ReportChange } from '../features/tasks/report-change.js';
import { TaskList } from '../features/tasks/task-list.js';
import { tasksOf } from '../features/tasks/tasks.api.js';
import { Frame } from './frame.js';
import { Trouble } from './trouble.js';

/** All that was asked of the person's organizations, or of the one in the address. */
export const TasksRoute = () => {
  const { organization } = useParams({ strict: false });
  const navigate = useNavigate();
  const person = useQuery(me);
  const own = (person.data?.organizations ?? []).filter(({ slug }) => organization === undefined || slug === organization);
  const lists = useQueries({ queries: own.map(({ slug }) => tasksOf(slug)) });
  if (person.error) return <Trouble title="Your requests" error={person.error} onRetry={() => void person.refetch()} />;
  const failed = lists.find(({ error }) => error);
  const ready = person.data && lists.every(({ data }) => data);
  return (
    <Frame organization={own.length === 1 ? own[0].name : undefined}>
      <PageTitle title="Your requests" lead={person.data && `Signed in as ${person.data.name}.`} />
      <div className="after">
        {failed && <ProblemAlert title="Not every request could be read" error={failed.error} onRetry={() => void failed.refetch()} />}
        {!ready && !failed && <SkeletonRows label="Reading your requests" />}
        {ready && <TaskList tasks={lists.flatMap(({ data }, at) => (data ?? []).map((task) => ({ organization: own[at].slug, task })))} link={({ organization: slug, task }) => <Link to="/$organization/requests/$requestId" params={{ organization: slug, requestId: task.id }}>{task.title}</Link>} />}
      </div>
      {ready && own.map(({ slug, name, isMember }) => isMember && <p className="after" key={slug}><Link to="/$organization/library" params={{ organization: slug }}>Your library{own.length > 1 && `, ${name}`}</Link></p>)}
      {ready && own.map(({ slug }) => <ReportChange key={slug} organization={slug} onBegun={(requestId) => void navigate({ to: '/$organization/requests/$requestId', params: { organization: slug, requestId } })} />)}
    </Frame>
  );
};
