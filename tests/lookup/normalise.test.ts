import { expect, it } from 'vitest';
import { normalise } from '#lookup/normalise.ts';

it.each([
  ['ＱＫ^Ｔ／√ｄ', 'qk sqrt d'],
  [String.raw`\frac{QK^\top}{\sqrt{d_k}}`, 'qk sqrt dk'],
  ['d_k', 'dk'],
  ['W^Q', 'wq'],
  ['為什麼要縮放注意力', '为什么要缩放注意力'],
  ['Multi-Head', 'multi head'],
  ['scores.masked_fill(mask==0, -1e9)', 'scores maskedfill mask 0 1e9'],
  ['-inf', 'neginf'],
  ['the\u0000 next\u0007', 'the next'],
  ['👍👍', ''],
])('%s → %s', (typed, form) => {
  expect(normalise(typed)).toBe(form);
});
