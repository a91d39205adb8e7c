/** Student's t for whole degrees of freedom, from its finite series: no table, no approximation. */

/**
 * P(|T| ≤ t) with `df` degrees of freedom: Abramowitz & Stegun 1964, 26.7.3 and 26.7.4.
 */
function within(t: number, df: number): number {
  const angle = Math.atan(t / Math.sqrt(df));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  let term = df % 2 === 1 ? cosine : 1;
  let sum = df === 1 ? 0 : term;
  for (let k = df % 2 === 1 ? 3 : 2; k <= df - 2; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k;
    sum += term;
  }
  return df % 2 === 1 ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}

const known = new Map<number, number>();

/** The t that a 95 % interval needs: P(|T| ≤ t) = .95. */
export function t975(df: number): number {
  const found = known.get(df);
  if (found !== undefined) return found;
  // 12.7062… for one degree of freedom is the largest there is.
  let [low, high] = [1.9, 13];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (within(middle, df) < 0.95) low = middle;
    else high = middle;
  }
  known.set(df, high);
  return high;
}
