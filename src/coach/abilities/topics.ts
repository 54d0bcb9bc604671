/** `/topics`: the bank at a glance, and the questions of one topic. */
import type { Bank } from '#bank/question.ts';
import { document, heading, paragraph, strong } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { wordsOf } from '#locales/words.ts';
import type { Ability } from '../ability.ts';
import { topicNamed, topicOption, topicsOf, topicTitle } from '../topic-option.ts';
import type { Turn } from '../turn.ts';

export const topics: Ability = {
  name: 'topics',
  options: [{ ...topicOption, rest: true }],
  run: async ({ topic: typed }, turn, { bank }) => {
    const topic = topicNamed(typed, { bank });
    return [topic === undefined ? all(turn, bank) : one(topic, turn, bank)];
  },
};

function all({ language }: Turn, bank: Bank): Reply {
  const say = wordsOf(language);
  const counts = Map.groupBy(bank.questions, ({ topic }) => topic);
  return {
    document: document(paragraph(say('topics-all', { count: String(bank.questions.length) }))),
    actions: topicsOf(bank).map(({ id, title }) => ({
      id: `topics:${id}`,
      label: `${title[language]} (${counts.get(id)?.length ?? 0})`,
    })),
  };
}

function one(topic: string, { language }: Turn, bank: Bank): Reply {
  const questions = bank.questions.filter((question) => question.topic === topic);
  return {
    document: document(
      heading(2, topicTitle(topic, { language }, { bank })),
      ...questions.map(({ text }) =>
        paragraph(strong(text[language].short), ` — ${text[language].title}`),
      ),
    ),
    actions: questions.map(({ slug, text }) => ({
      id: `ask:${slug}`,
      label: text[language].short,
    })),
  };
}
