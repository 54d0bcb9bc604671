/** Checks that several demos share. */
import { UserError } from '#locales/user-error.ts';

/** Refuses a number of heads that does not divide the width, and names those that do. */
export function requireHeadsDivide(dModel: number, heads: number, maxHeads: number): void {
  if (dModel % heads === 0) return;
  const options = Array.from({ length: maxHeads }, (_, i) => i + 1).filter((h) => dModel % h === 0);
  throw new UserError('demo-heads-divide', {
    dModel: String(dModel),
    heads: String(heads),
    options: options.join(', '),
  });
}
