/** How errors add up over a sequence whose every step can go wrong: independent steps, all of the same chance. */

/** The chance that none of `steps` steps goes wrong: (1 − ε)^T, for ε = `error` from 0 to 1. */
export const chanceAllRight = (error: number, steps: number): number => (1 - error) ** steps;
