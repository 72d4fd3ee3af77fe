import type { ChainEngagement } from './chain-register.js';

/** The engagements around a party: those on ways up to whom it serves and down to whom it engages. `cut`: there are more than were asked for. */
export interface Surroundings {
  engagements: ChainEngagement[];
  total: number;
  cut: boolean;
}

const grouped = (engagements: readonly ChainEngagement[], side: 'customer' | 'supplier'): Map<string, ChainEngagement[]> => {
  const groups = new Map<string, ChainEngagement[]>();
  for (const engagement of engagements) groups.set(engagement[side], [...(groups.get(engagement[side]) ?? []), engagement]);
  return groups;
};

/** The nearest engagements first, upstream before downstream; at most `most` of them. Kinds of PHI do not matter here: what carries none is shown too. */
export const surroundingsOf = (engagements: readonly ChainEngagement[], party: string, most: number): Surroundings => {
  const bySupplier = grouped(engagements, 'supplier');
  const byCustomer = grouped(engagements, 'customer');
  const found = new Set<ChainEngagement>();
  const walks = [
    { seen: new Set([party]), edge: [party], around: (at: string) => bySupplier.get(at) ?? [], on: ({ customer }: ChainEngagement) => customer },
    { seen: new Set([party]), edge: [party], around: (at: string) => byCustomer.get(at) ?? [], on: ({ supplier }: ChainEngagement) => supplier },
  ];
  while (walks.some(({ edge }) => edge.length > 0)) {
    for (const walk of walks) {
      const steps = walk.edge.flatMap(walk.around);
      for (const engagement of steps) found.add(engagement);
      walk.edge = [...new Set(steps.map(walk.on))].filter((next) => !walk.seen.has(next));
      for (const next of walk.edge) walk.seen.add(next);
    }
  }
  return { engagements: [...found].slice(0, most), total: found.size, cut: found.size > most };
};
