/** What a test knows of a quiz that was asked: the letters that are right, and some that are not. */
import { quizContent } from '#coach/quiz/items.ts';
import type { Heard, TestCoach } from './room.ts';

export async function solutionOf({ store, coach }: TestCoach, heard: Heard) {
  const id = /\.answer:(\S+) /u.exec(
    heard.actions.find((action) => action.id.includes('.answer:'))?.id ?? '',
  )?.[1];
  const asked = id === undefined ? undefined : await store.quizzes.find(id);
  const content =
    asked && quizContent(coach.services.bank, asked.quiz, asked.seed, asked.language as 'en');
  if (!asked || !content) throw new Error('no quiz was asked');
  const letters = content.options.map(({ letter }) => letter);
  return {
    asked,
    right: content.answers.map((letter) => letter.toUpperCase()),
    wrong: letters
      .filter((letter) => !content.answers.includes(letter))
      .map((letter) => letter.toUpperCase()),
  };
}
