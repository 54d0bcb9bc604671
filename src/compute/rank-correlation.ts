/**
 * Rank correlation: whether one list rises where another does, whatever the shape of the curve
 * (Spearman 1904).
 *
 * N values a list; ρ = 1 always together, −1 always opposite, 0 no order in common.
 */
import { mean } from './statistics.ts';

/** Spearman's ρ: the Pearson correlation of the ranks; ties share their mean rank. NaN where a list is constant. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) {
    throw new Error(`spearman: expected lists of one length, got ${a.length} and ${b.length}`);
  }
  const [x, y] = [ranks(a), ranks(b)];
  const [centreX, centreY] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [x[i]! - centreX, y[i]! - centreY];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xy / Math.sqrt(xx * yy);
}

/** The rank of each value, from 1; equal values get the mean of the ranks they fill. */
function ranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((i, j) => values[i]! - values[j]!);
  const out = new Array<number>(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let at = start; at < end; at++) out[order[at]!] = (start + 1 + end) / 2;
    start = end;
  }
  return out;
}
