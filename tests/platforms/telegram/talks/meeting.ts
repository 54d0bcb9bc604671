/** The coach on a local Telegram whose clock a test moves: both live in the same time. */

import { quizContent } from '#coach/quiz/items.ts';
import { type BotOptions, openBot } from '../../../adapters/telegram/bot.ts';
import { handClock } from '../../../support/clock.ts';
import { NOON } from '../../../support/room.ts';
import type { Person } from '../people/person.ts';
import type { Room } from '../people/room.ts';
import type { Seen } from '../people/seen.ts';
import { openTelegram } from '../people/world.ts';
import type { ServerOptions } from '../server/create.ts';

const PATIENCE_MS = 20_000;

export async function meet(
  options: { readonly server?: ServerOptions; readonly bot?: BotOptions } = {},
) {
  const clock = handClock(NOON);
  const world = await openTelegram({ clock, ...options.server });
  const bot = await openBot(world, { clock, ...options.bot });
  return { clock, world, bot };
}

export type Meeting = Awaited<ReturnType<typeof meet>>;

/** The letters of a quiz that are right, whether it is a poll or has buttons. */
export async function solutionOf({ store, coach }: Meeting['bot'], seen: Seen) {
  if (seen.poll?.correct_option_ids) return lettersAt(seen.poll.correct_option_ids);
  const data = seen.buttons.map(({ callback_data }) => callback_data ?? '');
  const id = data.map((one) => /\.answer:(\S+) /u.exec(one)?.[1]).find(Boolean);
  const asked = id === undefined ? undefined : await store.quizzes.find(id);
  const content =
    asked && quizContent(coach.services.bank, asked.quiz, asked.seed, asked.language as 'en');
  if (!content) throw new Error(`no quiz stands in: ${seen.text}`);
  return content.answers.map((letter) => letter.toUpperCase()).join('');
}

/** Opens a quiz of two questions in a group where buttons ask, and solves the first; the question, and the verdict in private. */
export async function solveByButtons(bot: Meeting['bot'], person: Person, group: Room) {
  await person.says('/quiz attention 2', group);
  const question = await group.sees(/Question 1 of 2/);
  const right = await solutionOf(bot, question);
  await person.room.listen();
  for (const letter of right) await person.presses(letter, group, question);
  if (right.length > 1) await person.presses('Confirm');
  return { question, right, verdict: await person.sees(/Right\./) };
}

const lettersAt = (indexes: readonly number[]): string =>
  indexes.map((i) => String.fromCharCode('A'.charCodeAt(0) + i)).join('');

/** What the bot has said in a chat and is still there. */
export const ofBot = async (room: Room) =>
  (await room.messages()).filter(({ message }) => message.from?.is_bot);

/** How many answers of these people count so far. */
export async function scored({ store }: Meeting['bot'], people: readonly { id: number }[]) {
  const span = { from: 0, until: Number.MAX_SAFE_INTEGER };
  const rows = await Promise.all(people.map(({ id }) => store.scores.of(`telegram:${id}`, span)));
  return rows.flat().length;
}

/** Waits, turn by turn of the event loop, until something holds that no call of the bot tells. */
export async function eventually(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await new Promise(setImmediate);
  }
}
