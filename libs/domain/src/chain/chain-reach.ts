import type { LeafPaths } from './leaf-paths.js';
import type { ChainState } from './chain-state.js';
import { uniqueIds } from './ordered-ids.js';

/** How much hangs on a supplier: live engagements straight into it, their share of all live ones as a reduced fraction, and the leaf paths that run through it. */
export interface PartyConcentration {
  directEngagements: number;
  share: string;
  paths: number;
}

/** What an event at a party touches: everything on the leaf paths through it, above (to be told) and below (may hold the cause). The party itself is among `parties`. */
export interface BlastRadius {
  paths: number;
  engagements: string[];
  parties: string[];
  services: string[];
  phiTypes: string[];
  /** Those that govern the engagements. */
  agreements: string[];
  uncoveredEngagements: string[];
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

/** The fraction in lowest terms, as "1/5"; a whole is "1/1". */
export const fraction = (part: number, whole: number): string => {
  const divisor = commonDivisor(part, whole);
  return `${part / divisor}/${whole / divisor}`;
};

/** The concentration of every party that supplies a live engagement, by id. */
export const concentration = ({ live }: ChainState, paths: LeafPaths): Record<string, PartyConcentration> => {
  const direct = new Map<string, number>();
  for (const { supplier } of live) direct.set(supplier, (direct.get(supplier) ?? 0) + 1);
  return Object.fromEntries(
    uniqueIds(direct.keys()).map((party) => {
      const directEngagements = direct.get(party) ?? 0;
      return [party, { directEngagements, share: fraction(directEngagements, live.length), paths: paths.through(party) }];
    }),
  );
};

/** The blast radius of a party; empty lists for one that is on no path. */
export const blastRadius = ({ paperOf, isUncovered }: ChainState, paths: LeafPaths, party: string): BlastRadius => {
  const engagements = [...paths.edgesThrough(party)].map(({ engagement }) => engagement);
  const papers = engagements.map(paperOf);
  return {
    paths: paths.through(party),
    engagements: uniqueIds(engagements.map(({ id }) => id)),
    parties: uniqueIds(engagements.flatMap(({ customer, supplier }) => [customer, supplier])),
    services: uniqueIds(engagements.map(({ service }) => service)),
    phiTypes: uniqueIds(engagements.flatMap(({ phi }) => phi.types)),
    agreements: uniqueIds(papers.flatMap((paper) => (paper.state === 'on_file' ? [paper.agreement.id] : []))),
    uncoveredEngagements: uniqueIds(engagements.filter(isUncovered).map(({ id }) => id)),
  };
};
