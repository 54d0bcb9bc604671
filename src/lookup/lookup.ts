/** Free text → a question of the bank, or an honest "not in my bank". */

export interface Candidate {
  readonly slug: string;
  /** How well it fits, 0 to 1. */
  readonly score: number;
}

/** A candidate below this score has a word or two in common with the query, and nothing to do with it. */
export const NEAR = 0.3;

export interface Found {
  /** The question meant, or `null` where none of the bank is likely to be. */
  readonly answer: string | null;
  /** The probability that the best candidate is what was meant, 0 to 1. */
  readonly confidence: number;
  /** Best first, five at most. */
  readonly candidates: readonly Candidate[];
}

/** A piece of the query and what it met: for `--explain`. */
export interface Evidence {
  readonly slug: string;
  readonly field: string;
  /** The words of the bank that were met. */
  readonly text: string;
  readonly terms: readonly string[];
}

export interface Lookup {
  find(query: string): Found;
  /** The same, with what matched, and the nearest topic that lies beside the bank. */
  explain(query: string): Found & {
    readonly matched: readonly Evidence[];
    readonly beside: { readonly topic: string; readonly score: number } | null;
  };
  /** Titles for a beginning of a question, best first. */
  suggest(typed: string, limit: number): readonly string[];
}
