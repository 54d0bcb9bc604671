/** The buttons of a quiz, whichever ability asks it: answer, confirm, settle, hint. What it looks like is the ability's. */
import { document } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Press, Services } from '../ability.ts';
import type { Turn } from '../turn.ts';
import { asRead, findAsked, isOpenToAll, lettersOf, type Open } from './answering.ts';
import { type Finishing, finish } from './finish.ts';
import { pickedSoFar, toggle } from './picking.ts';
import { hintOf } from './show.ts';

export interface QuizLook extends Finishing {
  /** The message as it stands, for the one person who is asked. */
  message(
    open: Open,
    turn: Turn,
    services: Services,
    progress: { readonly draft: string; readonly hinted: boolean },
  ): Promise<Reply>;
}

const isAnswered = ({ mine }: Open): boolean => mine !== undefined && mine.at !== null;

export function quizActions(
  ability: string,
  look: QuizLook,
): Readonly<Record<'answer' | 'confirm' | 'settle' | 'hint', Press>> {
  const { message } = look;
  const end = (open: Open, letters: string, turn: Turn, services: Services) =>
    finish(ability, look, open, letters, turn, services);
  return {
    answer: async ([id = '', typed = ''], turn, services) => {
      const open = await findAsked(id, turn, services);
      const letter = lettersOf(typed, open.content).slice(0, 1);
      if (letter === '') throw new UserError('button-unknown');
      if (open.content.answers.length === 1 || isAnswered(open))
        return end(open, letter, turn, services);
      const draft = await toggle(open, letter, turn, services);
      return [
        isOpenToAll(open)
          ? pickedSoFar(draft, ability, id, turn.own.language)
          : await message(open, turn, services, { draft, hinted: open.mine?.hinted === 1 }),
      ];
    },
    confirm: async ([id = ''], turn, services) => {
      const open = await findAsked(id, turn, services);
      const letters = open.mine?.letters ?? '';
      if (!isAnswered(open) && letters === '') throw new UserError('quiz-pick');
      return end(open, letters, turn, services);
    },
    settle: async ([id = '', letters = ''], turn, services) => {
      const open = await findAsked(id, turn, services);
      return end(open, lettersOf(letters, open.content), turn, services);
    },
    hint: async ([id = ''], turn, services) => {
      const open = await findAsked(id, turn, services);
      if (isAnswered(open)) return end(open, '', turn, services);
      await services.store.quizzes.draft(id, turn.person.id, { hinted: true });
      return [
        isOpenToAll(open)
          ? hintAlone(open, turn, services)
          : await message(open, turn, services, { draft: open.mine?.letters ?? '', hinted: true }),
      ];
    },
  };
}

function hintAlone(open: Open, turn: Turn, services: Services): Reply {
  const { content, language } = asRead(open, turn, services);
  return {
    document: document(...hintOf(content, wordsOf(language))),
    actions: [],
    privately: true,
  };
}
