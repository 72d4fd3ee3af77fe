const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

/** A step of a plan: its days before the due day, negative after it. */
export const stepWords = (step: number, kind: 'every' | 'business' = 'every'): string => {
  const unit = kind === 'business' ? ' (business)' : '';
  return step === 0 ? 'On the day' : step > 0 ? `${days(step)} before${unit}` : `${days(-step)} after${unit}`;
};

/** As they are typed: `90, 60, 30, 0, -7`. Null where something in it is no whole number. */
export const stepsIn = (text: string): number[] | null => {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const steps = parts.map((part) => (/^[-−]?\d{1,4}$/.test(part) ? Number(part.replace('−', '-')) : NaN));
  return steps.some(Number.isNaN) ? null : [...new Set(steps)].sort((one, other) => other - one);
};
