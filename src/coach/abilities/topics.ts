/** `/topics`: the bank at a glance, and the questions of one topic. */
import { document, heading, paragraph, strong } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Ability } from '../ability.ts';

export const topics: Ability = {
  name: 'topics',
  options: [
    {
      name: 'topic',
      required: false,
      suggest: (typed, { language }, { bank }) =>
        bank.packs
          .flatMap((pack) => pack.topics)
          .filter(({ id, title }) =>
            `${id} ${title[language]}`.toLowerCase().includes(typed.toLowerCase()),
          )
          .map(({ id, title }) => ({ label: title[language], value: id })),
    },
  ],
  run: async ({ topic: id }, { language }, { bank }): Promise<Reply[]> => {
    const say = wordsOf(language);
    const all = bank.packs.flatMap((pack) => pack.topics);
    if (id === undefined) {
      const counts = all.map((topic) => ({
        topic,
        count: bank.questions.filter((question) => question.topic === topic.id).length,
      }));
      return [
        {
          document: document(
            paragraph(say('topics-all', { count: String(bank.questions.length) })),
          ),
          actions: counts
            .filter(({ count }) => count > 0)
            .map(({ topic, count }) => ({
              id: `topics:${topic.id}`,
              label: `${topic.title[language]} (${count})`,
            })),
        },
      ];
    }
    const topic = all.find((candidate) => candidate.id === id);
    if (!topic) {
      throw new UserError('topic-unknown', {
        topic: id.slice(0, 40),
        known: all.map((t) => t.id).join(', '),
      });
    }
    const questions = bank.questions.filter((question) => question.topic === id);
    return [
      {
        document: document(
          heading(2, topic.title[language]),
          ...questions.map(({ text }) =>
            paragraph(strong(text[language].short), ` — ${text[language].title}`),
          ),
        ),
        actions: questions.map(({ slug, text }) => ({
          id: `ask:${slug}`,
          label: text[language].short,
        })),
      },
    ];
  },
};
