import { Button } from '@holdfast/ui/button';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation } from '@tanstack/react-query';

/** A button that asks for a short-lived address and goes there. */
export const FetchFile = ({ address, title, children }: { address: () => Promise<{ address: string }>; title: string; children: string }) => {
  const fetching = useMutation({ mutationFn: address, onSuccess: ({ address }) => window.location.assign(address) });
  return <><Button size="small" disabled={fetching.isPending} onClick={() => fetching.mutate()}>{fetching.isPending ? 'One moment…' : children}</Button>{fetching.isError && <ProblemAlert title={title} error={fetching.error} lesser level={3} />}</>;
};
