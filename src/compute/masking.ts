/** BERT's choice of what to predict (Devlin et al. 2018, §3.1): some tokens are picked, and most of them hidden. */
import type { Random } from './random.ts';

/** Of the picked tokens 80 % become [MASK], 10 % a random token, 10 % stay. */
export type MaskingAction = 'mask' | 'random' | 'keep';

/** Of all tokens, those that are picked; of the picked ones, those with each action. */
export const SHARES = { picked: 0.15, mask: 0.8, random: 0.1, keep: 0.1 } as const;

export const pickAction = (random: Random): MaskingAction => {
  const draw = random.uniform();
  if (draw < SHARES.mask) return 'mask';
  return draw < SHARES.mask + SHARES.random ? 'random' : 'keep';
};
