/** Where several options are right: they are picked one by one, and then confirmed. Nothing is settled here. */
import { document, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import type { Services } from '../ability.ts';
import type { Turn } from '../turn.ts';
import type { Open } from './answering.ts';
import { listed } from './show.ts';

/** Picks a letter, or takes it back; the letters that are picked then. */
export async function toggle(
  { asked, mine }: Open,
  letter: string,
  { person }: Pick<Turn, 'person'>,
  { store }: Pick<Services, 'store'>,
): Promise<string> {
  const before = mine?.letters ?? '';
  const letters = before.includes(letter)
    ? before.replace(letter, '')
    : [...before, letter].toSorted().join('');
  await store.quizzes.draft(asked.id, person.id, { letters });
  return letters;
}

/** The message in which one of many reads what they have picked, and then what became of it. */
export const pickedKey = (asked: string): string => `picked-${asked}`;

/** What one of many has picked so far, for them alone; `ability` settles it. */
export function pickedSoFar(
  letters: string,
  ability: string,
  asked: string,
  language: Language,
): Reply {
  const say = wordsOf(language);
  const none = letters === '';
  return {
    document: document(
      paragraph(none ? say('quiz-pick') : say('quiz-picked', { letters: listed(letters, say) })),
    ),
    actions: none
      ? []
      : [{ id: `${ability}.confirm:${asked}`, label: say('quiz-confirm'), style: 'primary' }],
    privately: true,
    key: pickedKey(asked),
  };
}
