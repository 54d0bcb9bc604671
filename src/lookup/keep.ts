/**
 * What is costly to make and always comes out the same can be kept between starts. Here stands only how that is asked
 * for; `src/kept-file.ts` keeps it in a file.
 */

/** The value of this name, made where there is none. Values are data: numbers, texts, lists, maps and typed arrays. */
export type Keep = <T>(name: string, make: () => T) => T;

/** Keeps nothing. */
export const makeAnew: Keep = (_, make) => make();
