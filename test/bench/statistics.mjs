/** The value below which a share of all values lies, between two of them where it must be. */
export function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

/** The middle of all values. */
export function median(values) {
  return quantile(values, 0.5);
}

/** Median and quartiles. */
export function summarize(values) {
  return { median: median(values), lower: quantile(values, 0.25), upper: quantile(values, 0.75), count: values.length };
}

/** The smallest of each figure over several sets of figures. Noise of a machine only ever adds. */
export function takeLeast(sets) {
  return Object.fromEntries(Object.keys(sets[0]).map((name) => [name, Math.min(...sets.map((set) => set[name]))]));
}
