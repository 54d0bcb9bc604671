/** `/ask`: a question in free text (or its slug, from a button) → its answer with computed numbers, or an honest no. */
import type { Question } from '#bank/question.ts';
import { document, paragraph } from '#document/build.ts';
import type { Action, Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Found } from '#lookup/lookup.ts';
import type { Ability, Services } from '../ability.ts';
import { languageOf } from '../language-of.ts';
import { nearTo } from '../near.ts';
import { introduction, isPleasantry } from '../pleasantries.ts';
import { questionOption } from '../questions.ts';
import type { Turn } from '../turn.ts';

/** How near in score another question must be to be offered beside the answer. */
const CLOSE = 0.7;

export const ask: Ability = {
  name: 'ask',
  asksFor: { action: 'write', words: 'ask-asks' },
  lacksWords: 'ask-empty',
  options: [{ ...questionOption, rest: true }],
  run: async ({ question: typed = '' }, turn, services) => {
    const named = services.bank.find(typed.trim());
    if (named) return [await answerTo(named, turn, services, [])];
    if (!/[\p{L}\p{N}]/u.test(typed)) throw new UserError('ask-empty');

    const language = turn.fixedLanguage ? turn.language : languageOf(typed, turn.language);
    if (isPleasantry(typed)) return [introduction(language)];
    const answering = { ...turn, language };
    const found = services.lookup.find(typed);
    const question = found.answer === null ? undefined : services.bank.find(found.answer);
    if (!question) return [notInBank(found, answering, services)];
    const meant = alternatives(found);
    const reply = await answerTo(question, answering, services, meant);
    const miss = await missAction(typed, question.slug, found, answering, services);
    return [{ ...reply, actions: [...reply.actions, miss] }];
  },
  actions: {
    write: async (_input, turn, services, text = '') => ask.run({ question: text }, turn, services),
    miss: async ([hash = '', slug = '', ...others], turn, services) => {
      const { store } = services;
      const say = wordsOf(turn.language);
      const kept = (await store.settings.of(turn.person.id))[LAST_QUESTION] as
        | { hash: string; words: string }
        | undefined;
      const words = turn.mine.shareWords === 'yes' && kept?.hash === hash ? kept.words : null;
      const { language, now } = turn;
      await store.misses.add({ hash, words, answered: slug, language, last_at: now });
      const [first, ...more] = toQuestions(others, turn, services, (short) => short);
      return [
        {
          document: document(
            paragraph(say('ask-miss-noted')),
            paragraph(say(first ? 'ask-miss-these' : 'ask-miss-else')),
            ...(turn.mine.shareWords === 'yes' ? [] : [paragraph(say('ask-miss-share'))]),
          ),
          actions: [
            // What was said is of no use without it.
            ...(first ? [{ ...first, style: 'primary' } as const] : []),
            ...more,
            { id: 'topics', label: say('ask-topics') },
          ],
          privately: true,
        },
      ];
    },
  },
};

/** Kept only for people who share their words: what they asked last, in case it was misunderstood. */
const LAST_QUESTION = 'last-question';

/** "Not what I meant" knows the question by its hash. */
async function missAction(
  typed: string,
  slug: string,
  { candidates }: Found,
  turn: Turn,
  { store, hash: hashOf }: Services,
): Promise<Action> {
  const hash = hashOf(typed.trim().toLowerCase()).slice(0, 16);
  if (turn.mine.shareWords === 'yes') {
    await store.settings.set(turn.person.id, LAST_QUESTION, { hash, words: typed });
  }
  const others = candidates
    .map((candidate) => candidate.slug)
    .filter((other) => other !== slug)
    .slice(0, 3);
  return {
    id: `ask.miss:${[hash, slug, ...others].join(' ')}`,
    label: wordsOf(turn.language)('ask-miss'),
  };
}

/** The other candidates that are about as likely as the answer. */
const alternatives = ({ answer, candidates }: Found): string[] => {
  const best = candidates[0]?.score ?? 0;
  return candidates
    .filter(({ slug, score }) => slug !== answer && score >= CLOSE * best)
    .slice(0, 2)
    .map(({ slug }) => slug);
};

async function answerTo(
  question: Question,
  turn: Turn,
  services: Services,
  meant: readonly string[],
): Promise<Reply> {
  const { document: answer, actions } = await services.answers.of(question, turn.language);
  const say = wordsOf(turn.language);
  return {
    document: answer,
    language: turn.language,
    actions: [
      ...actions,
      ...toQuestions(meant, turn, services, (short) => say('ask-or-meant', { short })),
      ...toQuestions(
        question.next.filter((slug) => !meant.includes(slug)).slice(0, 2),
        turn,
        services,
        (short) => say('ask-next', { short }),
      ),
      { id: `bookmarks.add:${question.slug}`, label: say('bookmarks-add') },
      { id: `review.add:${question.slug}`, label: say('review-add') },
      {
        id: `report.write:${question.slug}`,
        label: say('report-button'),
        asks: say('report-asks'),
      },
    ],
  };
}

function notInBank(found: Found, turn: Turn, services: Services): Reply {
  const say = wordsOf(turn.language);
  const nearest = nearTo(found).slice(0, 3);
  return {
    document: document(
      paragraph(say('ask-not-in-bank')),
      paragraph(say(nearest.length > 0 ? 'ask-nearest' : 'ask-try-topics')),
    ),
    actions:
      nearest.length > 0
        ? toQuestions(nearest, turn, services, (short) => short)
        : [{ id: 'topics', label: say('ask-topics') }],
  };
}

const toQuestions = (
  slugs: readonly string[],
  { language }: Turn,
  { bank }: Services,
  label: (short: string) => string,
): Action[] =>
  slugs.flatMap((slug) => {
    const question = bank.find(slug);
    return question ? [{ id: `ask:${slug}`, label: label(question.text[language].short) }] : [];
  });
