/** `/report <question> <what>`: something in an answer is wrong; the maintainers hear of it, not of who said it. */
import { document, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Ability, Services } from '../ability.ts';
import { questionOption } from '../questions.ts';
import type { Turn } from '../turn.ts';

const LONGEST = 1000;

export const report: Ability = {
  name: 'report',
  personal: true,
  lacksWords: 'report-usage',
  options: [questionOption, { name: 'what', required: true, rest: true }],
  run: async ({ question = '', what = '' }, turn, services) => [
    await file(question, what, turn, services),
  ],
  actions: {
    write: async ([slug = ''], turn, services, text) => {
      if (text !== undefined) return [await file(slug, text, turn, services)];
      const say = wordsOf(turn.language);
      return [{ document: document(paragraph(say('report-how', { slug }))), actions: [] }];
    },
  },
};

async function file(
  slug: string,
  what: string,
  turn: Turn,
  { bank, report: send }: Services,
): Promise<Reply> {
  const say = wordsOf(turn.language);
  if (!bank.find(slug)) throw new UserError('report-question', { question: slug.slice(0, 40) });
  const words = [...what.trim()].slice(0, LONGEST).join('');
  if (words === '') throw new UserError('report-empty');
  await send({ slug, words, language: turn.language, at: turn.now });
  return { document: document(paragraph(say('report-sent'))), actions: [], mayBeOpen: true };
}
