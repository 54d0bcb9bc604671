/** BERT's choice of what to predict (Devlin et al. 2018, §3.1): some tokens are picked, and most of them hidden. */
import type { Random } from './random.ts';

/** Of the picked tokens 80 % become [MASK], 10 % a random token, 10 % stay. */
export type MaskingAction = 'mask' | 'random' | 'keep';

export const pickAction = (random: Random): MaskingAction => {
  const draw = random.uniform();
  return draw < 0.8 ? 'mask' : draw < 0.9 ? 'random' : 'keep';
};
