import { useQueries } from '@tanstack/react-query';
import { residualRisk, type VendorRisk } from './risk.api.js';

const AT_ONCE = 100;

/** The risk that is left with many vendors: by the page, so that a list that grows asks only for what is new. */
export const useRisks = (organization: string, vendorIds: readonly string[]): ReadonlyMap<string, VendorRisk> => {
  const pages = Array.from({ length: Math.ceil(vendorIds.length / AT_ONCE) }, (_, at) => vendorIds.slice(at * AT_ONCE, (at + 1) * AT_ONCE));
  return useQueries({
    queries: pages.map((page) => residualRisk(organization, page)),
    combine: (results) => new Map(results.flatMap(({ data }) => (data ? [...data] : []))),
  });
};
