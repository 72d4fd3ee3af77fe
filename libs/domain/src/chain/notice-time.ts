import { layering, type ChainEdge } from './chain-graph.js';
import type { ChainState } from './chain-state.js';
import { termsOfPaper } from './coverage.js';
import { walkPaths } from './path-walk.js';
import type { Steps } from './steps.js';

/** The longest times, in calendar days, that a notice takes from an engagement up to where its paths start; null without a path whose terms are all read. */
export interface NoticeTime {
  longest: number | null;
  /** Along paths with an agent on them. */
  longestWithAgent: number | null;
  /** Does a path hold terms that nobody has read: in this engagement, or above it? */
  unread: { here: boolean; above: boolean };
}

const longer = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.max(a, b));
const added = (sum: number | null, days: number | null): number | null => (sum === null || days === null ? null : sum + days);
const START: NoticeTime = { longest: 0, longestWithAgent: null, unread: { here: false, above: false } };
const NOWHERE: NoticeTime = { ...START, longest: null };

const joined = (a: NoticeTime, b: NoticeTime): NoticeTime => ({
  longest: longer(a.longest, b.longest),
  longestWithAgent: longer(a.longestWithAgent, b.longestWithAgent),
  unread: { here: a.unread.here || b.unread.here, above: a.unread.above || b.unread.above },
});

/**
 * How long the worst path ending at each engagement takes, by engagement id. The times of breach notice add up; one agent, or one of whom nobody
 * knows, anywhere on a path counts for the path. A path with an engagement that has no agreement promises nothing and is left out. Throws `TooManyPaths` only where there is a cycle.
 * Source: 45 CFR 164.404(a)(2), 164.410(a)(2), rule CH-08.
 */
export function* noticeTimes({ reaching, paperOf }: ChainState): Steps<Map<string, NoticeTime>> {
  const along = (above: NoticeTime, { engagement }: ChainEdge): NoticeTime | null => {
    const terms = termsOfPaper(paperOf(engagement));
    const isPath = above.longest !== null || above.unread.here || above.unread.above;
    if (terms === null || !isPath) return null;
    const days = terms.breachDays;
    const longest = added(above.longest, days);
    return {
      longest,
      longestWithAgent: engagement.agent === 'no' ? added(above.longestWithAgent, days) : longest,
      unread: { here: days === null, above: above.unread.here || above.unread.above },
    };
  };
  const times = new Map<string, NoticeTime>();
  const reached = yield* reaching();
  const ordered = yield* layering(reached);
  if (ordered === null) {
    walkPaths(reached, ({ engagement }) => termsOfPaper(paperOf(engagement)) !== null, (path) => {
      const time = path.reduce<NoticeTime | null>((above, edge) => above && along(above, edge), START);
      const id = path.at(-1)?.engagement.id ?? '';
      if (time !== null) times.set(id, joined(times.get(id) ?? NOWHERE, time));
    });
    return times;
  }
  const atRole = new Map(reached.roots.map((role) => [role, START]));
  for (const edge of ordered) {
    yield;
    const time = along(atRole.get(edge.from) ?? NOWHERE, edge);
    if (time === null) continue;
    times.set(edge.engagement.id, time);
    atRole.set(edge.to, joined(atRole.get(edge.to) ?? NOWHERE, time));
  }
  return times;
}
