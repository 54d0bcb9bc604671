/** `/bookmarks`: questions a person has marked, each a button to its answer. */
import { bullets, document, heading, paragraph } from '#document/build.ts';
import { wordsOf } from '#locales/words.ts';
import type { Ability } from '../ability.ts';
import { questionOf } from '../questions.ts';

const SHOWN = 20;

export const bookmarks: Ability = {
  name: 'bookmarks',
  personal: true,
  options: [],
  run: async (_options, turn, { bank, store }) => {
    const say = wordsOf(turn.language);
    // Marks of questions that have left the bank stay, in case they come back.
    const marked = (await store.bookmarks.of(turn.person.id)).flatMap((slug) => {
      const question = bank.find(slug);
      return question ? [question] : [];
    });
    if (marked.length === 0) {
      return [
        {
          document: document(paragraph(say('bookmarks-none'))),
          actions: [{ id: 'topics', label: say('ask-topics') }],
        },
      ];
    }
    const shown = marked.slice(0, SHOWN);
    return [
      {
        document: document(
          heading(2, say('bookmarks-title', { count: String(marked.length) })),
          bullets(...shown.map(({ text }) => [text[turn.language].title])),
        ),
        actions: shown.map(({ slug, text }) => ({
          id: `ask:${slug}`,
          label: text[turn.language].short,
        })),
      },
    ];
  },
  actions: {
    add: async ([slug = ''], turn, { bank, store }) => {
      const say = wordsOf(turn.language);
      const question = questionOf(slug, { bank });
      await store.bookmarks.add(turn.person.id, slug, turn.now);
      const { short } = question.text[turn.language];
      return [
        {
          document: document(paragraph(say('bookmarks-added', { short }))),
          actions: [
            { id: `bookmarks.remove:${slug}`, label: say('bookmarks-remove') },
            { id: 'bookmarks', label: say('bookmarks-all') },
          ],
        },
      ];
    },
    remove: async ([slug = ''], turn, { store }) => {
      const say = wordsOf(turn.language);
      await store.bookmarks.remove(turn.person.id, slug);
      return [
        {
          document: document(paragraph(say('bookmarks-removed'))),
          actions: [{ id: 'bookmarks', label: say('bookmarks-all') }],
        },
      ];
    },
  },
};
