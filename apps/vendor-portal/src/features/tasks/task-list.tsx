import { DateText } from '@holdfast/ui/date-text';
import { EmptyState } from '@holdfast/ui/empty-state';
import { Status } from '@holdfast/ui/status';
import type { ReactNode } from 'react';
import type { TaskRow } from '../../shared/task-progress.js';

export interface TaskOfOrganization {
  readonly organization: string;
  readonly task: TaskRow;
}

/** What is left to do, in a person's words; open work stands out, finished is plain. */
const stateOf = ({ kind, status, returned, answered, late }: TaskRow): ReactNode => {
  if (late) return <Status state="passed">Due day passed</Status>;
  switch (status) {
    case 'sent': return <span className="tag">Not started</span>;
    case 'taken_on': return <span className={answered > 0 ? 'tag on' : 'tag'}>{kind === 'signature' ? 'To sign' : kind === 'statement' ? 'To state' : answered > 0 ? 'In progress' : 'Not started'}</span>;
    case 'returned': return <span className="tag bad">{returned} sent back</span>;
    case 'submitted': return 'Submitted';
    case 'decided': return 'Decided';
    case 'amending': return <span className="tag on">Being amended</span>;
    case 'changes_requested': return 'You asked for changes';
    case 'signed': return 'Signed by you';
    case 'countersigned': return 'Signed by both';
    case 'stated': return 'Stated by you';
    case 'taken_back': return 'True no longer';
    case 'declined': return 'Declined';
    case 'withdrawn': return 'Withdrawn';
  }
};

const isOpen = ({ status }: TaskRow): boolean => status === 'sent' || status === 'taken_on' || status === 'returned' || status === 'amending';

/** One line a request, the open ones first, the earliest due on top. */
export const TaskList = ({ tasks, link }: { tasks: readonly TaskOfOrganization[]; link: (task: TaskOfOrganization) => ReactNode }) => {
  if (tasks.length === 0) return <EmptyState title="Nothing to do">You’ll get an e-mail when somebody asks you for something.</EmptyState>;
  const sorted = [...tasks].sort((one, other) => Number(isOpen(other.task)) - Number(isOpen(one.task)) || one.task.dueOn.localeCompare(other.task.dueOn));
  return (
    <ul className="tasks ruled">
      {sorted.map((each) => {
        const { task } = each;
        return (
          <li key={task.id}>
            <span>
              {link(each)}
              <small className="quiet">{task.requesterName}. {isOpen(task) && task.asked > 0 && <>{task.answered} of {task.asked} answered. </>}{task.begunByVendor ? 'You report this without being asked' : <>Due <DateText day={task.dueOn} /></>}</small>
            </span>
            <span>{stateOf(task)}</span>
          </li>
        );
      })}
    </ul>
  );
};
