/** How telling each term is, by how few key points of the bank use it; built once for a bank. */

import { toString as textOf } from 'mdast-util-to-string';
import type { Bank, KeyPoint } from '#bank/question.ts';
import { LANGUAGES } from '#locales/language.ts';
import { analyse, type Terms } from '#lookup/analyse.ts';
import { normalise } from '#lookup/normalise.ts';

export interface Vocabulary {
  /** Terms of a text, each with weight × rarity. */
  weigh(text: string): Terms;
}

export const plain = (point: Pick<KeyPoint, 'text'>): string =>
  textOf({ type: 'paragraph', children: [...point.text] });

export function vocabularyOf({ questions }: Bank): Vocabulary {
  const frequency = new Map<string, number>();
  let count = 0;
  for (const { text } of questions) {
    for (const language of LANGUAGES) {
      for (const point of text[language].keyPoints) {
        count++;
        const all = analyse(normalise([plain(point), ...point.phrasings].join(' \n ')));
        for (const term of all.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
      }
    }
  }
  const rarity = (term: string): number => Math.log(1 + count / (1 + (frequency.get(term) ?? 0)));
  return {
    weigh: (text) => {
      const terms = new Map<string, number>();
      for (const [term, weight] of analyse(normalise(text))) terms.set(term, weight * rarity(term));
      return terms;
    },
  };
}

/** Share of `wanted` that stands in `said`, and of `said` that stands in `wanted`. */
export function overlap(wanted: Terms, said: Terms): { recall: number; precision: number } {
  let shared = 0;
  let all = 0;
  let spoken = 0;
  for (const [term, weight] of wanted) {
    all += weight;
    if (said.has(term)) shared += weight;
  }
  for (const weight of said.values()) spoken += weight;
  return {
    recall: all === 0 ? 0 : shared / all,
    precision: spoken === 0 ? 0 : Math.min(1, shared / spoken),
  };
}
