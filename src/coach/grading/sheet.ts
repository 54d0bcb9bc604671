/**
 * What the bank knows of a question, as an answer is held against it: how each key point may be said, and which claims
 * agree with the bank's texts.
 */
import { toString as textOf } from 'mdast-util-to-string';
import type { Question } from '#bank/question.ts';
import { LANGUAGES } from '#locales/language.ts';
import type { Terms } from '#lookup/analyse.ts';
import { type Claim, claimsOf } from './claims.ts';
import { plain, type Vocabulary } from './vocabulary.ts';

export interface Point {
  readonly id: string;
  readonly weight: number;
  /** Its text and phrasings, in both languages. */
  readonly phrases: readonly Terms[];
}

export interface Sheet {
  readonly points: readonly Point[];
  /** From 1 (what the bank says) over 0 (it says nothing of it) to −1 (it says the opposite). */
  agreement(claim: Claim): number;
  /** The key point that speaks most of what a claim is about. */
  pointOf(claim: Claim): string;
}

/** How much a text counts as said by the bank. */
const SAID = { point: 2, phrasing: 1, truth: 1, other: 0.5 } as const;
/** Evidence every claim is short of: one mention proves little. */
const DOUBT = 0.3;
/** How much it speaks against a value that the bank names another one there: sometimes both are right. */
const EXCLUSION = 0.75;

const about = ({ term, group }: Claim): string => `${term} ${group}`;

/** Weights of values by what they are about. */
class Tally {
  readonly #weights = new Map<string, Map<string, number>>();

  add(text: string, weight: number): void {
    for (const claim of claimsOf(text)) {
      const values = this.#weights.get(about(claim)) ?? new Map<string, number>();
      values.set(claim.value, (values.get(claim.value) ?? 0) + weight * claim.weight);
      this.#weights.set(about(claim), values);
    }
  }

  /** The weight of a claim's value, and of all values. */
  of(claim: Claim): { readonly own: number; readonly all: number } {
    const values = this.#weights.get(about(claim));
    if (!values) return { own: 0, all: 0 };
    let all = 0;
    for (const weight of values.values()) all += weight;
    return { own: values.get(claim.value) ?? 0, all };
  }
}

export function readSheet(question: Question, vocabulary: Vocabulary): Sheet {
  const right = new Tally();
  const wrong = new Tally();
  const byPoint = new Map<string, Tally>();
  const phrases = new Map<string, Terms[]>();
  for (const language of LANGUAGES) {
    const text = question.text[language];
    for (const point of text.keyPoints) {
      const tally = byPoint.get(point.id) ?? new Tally();
      byPoint.set(point.id, tally);
      const said = [
        { phrase: plain(point), weight: SAID.point },
        ...point.phrasings.map((phrase) => ({ phrase, weight: SAID.phrasing })),
      ];
      for (const { phrase, weight } of said) {
        right.add(phrase, weight);
        tally.add(phrase, weight);
        phrases.set(point.id, [...(phrases.get(point.id) ?? []), vocabulary.weigh(phrase)]);
      }
    }
    for (const { claim, truth } of text.misconceptions) {
      wrong.add(textOf({ type: 'paragraph', children: [...claim] }), SAID.truth);
      right.add(textOf(truth), SAID.truth);
    }
    for (const { answer } of text.followUps) right.add(textOf(answer), SAID.other);
    for (const part of [text.sentence, text.answer, text.depth])
      right.add(textOf(part), SAID.other);
  }
  const points = question.text.en.keyPoints.map(
    ({ id, weight }): Point => ({ id, weight, phrases: phrases.get(id) ?? [] }),
  );
  return {
    points,
    agreement: (claim) => {
      const [said, denied] = [right.of(claim), wrong.of(claim)];
      const own = said.own - denied.own;
      const others = said.all - said.own - (denied.all - denied.own);
      return (own - EXCLUSION * others) / (said.all + denied.all + DOUBT);
    },
    pointOf: (claim) => {
      let best = points[0]!.id;
      let most = 0;
      for (const [id, tally] of byPoint) {
        const { all } = tally.of(claim);
        if (all > most) [best, most] = [id, all];
      }
      return best;
    },
  };
}
