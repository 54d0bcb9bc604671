/** Whole numbers as people type them after a command, alone or behind a topic. */
import { UserError } from '#locales/user-error.ts';

/** `initially` where nothing was typed; throws a `UserError` outside of `low` to `high`. */
export function wholeNumber(
  name: string,
  typed: string | undefined,
  [low, high]: readonly [number, number],
  initially: number,
): number {
  if (typed === undefined) return initially;
  const value = Number(typed);
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  throw new UserError('number-wrong', {
    name,
    typed: [...typed].slice(0, 40).join(''),
    low: String(low),
    high: String(high),
  });
}

/** `/quiz 5` means five questions of all topics: a number alone is no topic. */
export const topicAndNumber = (topic: string | undefined, number: string | undefined) =>
  number === undefined && /^\d+$/u.test(topic ?? '')
    ? { topic: undefined, number: topic }
    : { topic, number };
