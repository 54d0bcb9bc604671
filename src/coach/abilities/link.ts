/** `/link [code]`: makes two accounts one person, so that history, cards and settings are the same on both. */
import { document, inlineCode, paragraph } from '#document/build.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Ability } from '../ability.ts';

const MINUTES = 10;
/** Two chance ids, as letters that nobody confuses, are long enough that guessing within ten minutes is hopeless. */
const LENGTH = 12;

export const link: Ability = {
  name: 'link',
  personal: true,
  options: [{ name: 'code', required: false }],
  run: async ({ code: typed }, turn, { store, chance }) => {
    const say = wordsOf(turn.language);
    const { id: person } = turn.person;
    if (typed === undefined) {
      const code = `${chance.id()}${chance.id()}`.slice(-LENGTH).toUpperCase();
      await store.links.offer(code, person, turn.now + MINUTES * 60_000);
      return [
        {
          document: document(
            paragraph(say('link-offer', { minutes: String(MINUTES) })),
            paragraph(inlineCode(`/link ${code}`)),
            paragraph(say('link-warning')),
          ),
          actions: [],
        },
      ];
    }
    const other = await store.links.take(typed.trim().toUpperCase(), turn.now);
    if (other === undefined) throw new UserError('link-wrong');
    if (other === person) throw new UserError('link-same');
    await store.atomically(async (kept) => {
      await kept.personalData.join(person, other);
      await kept.links.link(person, other, turn.now);
    });
    return [
      {
        document: document(paragraph(say('link-done'))),
        actions: [{ id: 'stats', label: say('quiz-stats') }],
      },
    ];
  },
};
