/** Which two of four keys a query may look at, under a causal and a padding mask at once. */
import { both, causalMask, paddingMask } from '#compute/masks.ts';
import { shuffled } from './draw.ts';
import { defineTemplate } from './template.ts';

export const visibleKeys = defineTemplate({
  name: 'visible-keys',
  questions: ['decoder-self-attention-mask', 'padding-mask'],
  rightAnswers: 2,
  draw: (random) => {
    const n = random.integer(6, 9);
    const length = random.integer(3, n - 1);
    const query = random.integer(1, n - 2);
    const mask = both(causalMask(n), paddingMask(n, length));
    const keys = shuffled(
      Array.from({ length: n }, (_, key) => key),
      random,
    );
    const seen = keys.filter((key) => mask.data[query * n + key] === 1);
    const hidden = keys.filter((key) => mask.data[query * n + key] === 0);
    if (seen.length < 2 || hidden.length < 2) return undefined;
    return {
      parameters: { n, length, query },
      right: seen
        .slice(0, 2)
        .map((key) => ({ id: key === query ? 'itself' : 'past', value: key + 1 })),
      wrong: hidden.map((key) => ({
        id: key >= length ? 'padding' : 'future',
        value: key + 1,
      })),
    };
  },
  show: (position, say) => say('quiz-visible-keys-position', { position: String(position) }),
  words: ({ n, length, query }) => ({
    n: String(n),
    length: String(length),
    query: String(query + 1),
  }),
});
