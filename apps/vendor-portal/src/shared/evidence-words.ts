const NAMES: Record<string, string> = { baa: 'BAA', soc2: 'SOC 2', hitrust: 'HITRUST', iso: 'ISO', cmmc: 'CMMC', fedramp: 'FedRAMP', mdm: 'mobile device management', sprs: 'SPRS', qsoa: 'QSOA', pentest: 'penetration test', deidentification: 'de-identification' };

/** A kind of evidence as people say it: `soc2_report` is a SOC 2 report. */
export const evidenceWords = (kind: string): string => {
  const words = kind.split('_').map((word) => NAMES[word] ?? word).join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const sizeWords = (bytes: number | null): string | undefined => {
  if (bytes === null) return undefined;
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
};
