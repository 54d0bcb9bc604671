/**
 * `/review`: spaced repetition over the questions of the bank. A card shows the question; the answer follows
 * when asked for, with four grades and the time each would put between now and the next review.
 */
import type { Question } from '#bank/question.ts';
import { bullets, document, emphasis, heading, paragraph, strong } from '#document/build.ts';
import type { Action, Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { type Words, wordsOf } from '#locales/words.ts';
import type { Card } from '#store/cards.ts';
import type { Ability, Services } from '../ability.ts';
import { interval } from '../interval.ts';
import { isNew, newCard, outcomes, repetitions } from '../review/cards.ts';
import { dueCards } from '../review/due.ts';
import { exportCards, FORMATS } from '../review/export.ts';
import { remindAgain } from '../review/reminder.ts';
import type { Turn } from '../turn.ts';

const MODES = ['missed', 'anki', 'csv'] as const;

export const review: Ability = {
  name: 'review',
  personal: true,
  options: [{ name: 'mode', required: false, values: MODES }],
  run: async ({ mode }, turn, services) => {
    if (mode === undefined) return [await nextCard(turn, services, {})];
    if (mode === 'missed') return [await nextCard(turn, services, { missedOnly: true })];
    const format = FORMATS.find((name) => name === mode);
    if (format) return [await exportCards(format, turn, services)];
    throw new UserError('review-mode', { mode: mode.slice(0, 40), known: MODES.join(', ') });
  },
  actions: {
    add: async ([slug = ''], turn, services) => {
      const question = questionOf(slug, services);
      const say = wordsOf(turn.language);
      const known = await services.store.cards.find(turn.person.id, slug);
      if (!known) await services.store.cards.put(newCard(turn.person.id, slug, turn.now));
      const { short } = question.text[turn.language];
      return [
        {
          document: document(paragraph(say(known ? 'review-known' : 'review-added', { short }))),
          actions: [{ id: 'review', label: say('review-start') }],
        },
      ];
    },
    show: async ([slug = '', mode = ''], turn, services) => {
      const card = await services.store.cards.find(turn.person.id, slug);
      return [back(card ?? newCard(turn.person.id, slug, turn.now), turn, services, mode)];
    },
    grade: async ([slug = '', typed = '', times = '', mode = ''], turn, services) => {
      const { store } = services;
      questionOf(slug, services);
      const card =
        (await store.cards.find(turn.person.id, slug)) ?? newCard(turn.person.id, slug, turn.now);
      const say = wordsOf(turn.language);
      // Pressed twice, or on an old message: the card has moved on meanwhile.
      if (repetitions(card) !== Number(times)) {
        return [{ document: document(paragraph(say('review-graded'))), actions: [start(say)] }];
      }
      const outcome = outcomes(card, turn.now, turn.mine.retention)[Number(typed) - 1];
      if (!outcome) throw new UserError('button-unknown');
      await store.atomically(async (kept) => {
        await kept.cards.put(outcome.card);
        await kept.cards.log({
          person: turn.person.id,
          slug,
          at: turn.now,
          grade: outcome.grade,
          before: isNew(card) ? null : card.card,
        });
      });
      const next = await nextCard(turn, services, { missedOnly: mode === 'missed' });
      return [
        { ...next, actions: [...next.actions, { id: 'review.undo', label: say('review-undo') }] },
      ];
    },
    undo: async (_input, turn, services) => {
      const { store } = services;
      const say = wordsOf(turn.language);
      const grade = await store.cards.lastGrade(turn.person.id);
      const undone = await store.atomically(async (kept) => {
        if (!grade || !(await kept.cards.forgetGrade(grade))) return false;
        const card = await kept.cards.find(turn.person.id, grade.slug);
        const fresh = newCard(turn.person.id, grade.slug, turn.now);
        await kept.cards.put({
          ...(card ?? fresh),
          card: grade.before ?? fresh.card,
          due_at: turn.now,
          changed_at: turn.now,
        });
        return true;
      });
      if (!grade || !undone) throw new UserError('review-nothing-undone');
      if (!services.bank.find(grade.slug)) {
        return [{ document: document(paragraph(say('review-undone'))), actions: [start(say)] }];
      }
      return [await front(grade.slug, turn, services, say('review-undone'))];
    },
  },
  proceed: (activity, services) => remindAgain(activity, services),
};

const start = (say: Words): Action => ({
  id: 'review',
  label: say('review-start'),
  style: 'primary',
});

function questionOf(slug: string, { bank }: Services): Question {
  const question = bank.find(slug);
  if (!question) throw new UserError('question-gone');
  return question;
}

async function nextCard(
  turn: Turn,
  services: Services,
  { missedOnly = false }: { missedOnly?: boolean },
): Promise<Reply> {
  const say = wordsOf(turn.language);
  const { due, fresh } = await dueCards(turn, services, { missedOnly });
  const slug = due[0]?.slug ?? fresh[0];
  if (slug !== undefined) {
    const counts = say('review-counts', { due: String(due.length), fresh: String(fresh.length) });
    return front(slug, turn, services, counts, missedOnly ? 'missed' : '');
  }
  const all = await services.store.cards.all(turn.person.id);
  const soonest = all.map((card) => card.due_at).sort((a, b) => a - b)[0];
  const done = missedOnly ? say('review-none-missed') : say('review-done');
  return {
    document: document(
      paragraph(strong(done)),
      ...(soonest === undefined || soonest <= turn.now
        ? []
        : [paragraph(say('review-soonest', { interval: interval(soonest - turn.now, say) }))]),
    ),
    actions: [
      { id: 'quiz', label: say('review-quiz'), style: 'primary' },
      ...(turn.mine.reminder === 'off'
        ? [{ id: 'settings:reminder 20:00', label: say('review-remind') }]
        : []),
    ],
  };
}

async function front(
  slug: string,
  turn: Turn,
  services: Services,
  line: string,
  mode = '',
): Promise<Reply> {
  const say = wordsOf(turn.language);
  return {
    document: document(
      paragraph(emphasis(line)),
      heading(2, questionOf(slug, services).text[turn.language].title),
      paragraph(say('review-think')),
    ),
    actions: [
      {
        id: `review.show:${[slug, mode].filter(Boolean).join(' ')}`,
        label: say('review-show'),
        style: 'primary',
      },
    ],
    key: `review-${turn.person.id}`,
  };
}

function back(card: Card, turn: Turn, services: Services, mode: string): Reply {
  const say = wordsOf(turn.language);
  const { title, sentence, keyPoints } = questionOf(card.slug, services).text[turn.language];
  const names = ['again', 'hard', 'good', 'easy'] as const;
  return {
    document: document(
      heading(2, title),
      ...sentence.children,
      paragraph(strong(say('review-points'))),
      bullets(...keyPoints.map(({ text }) => [...text])),
    ),
    actions: [
      ...outcomes(card, turn.now, turn.mine.retention).map(({ dueAt }, i) => ({
        id: `review.grade:${[card.slug, i + 1, repetitions(card), mode].filter((x) => x !== '').join(' ')}`,
        label: `${say(`review-${names[i]!}`)} · ${interval(dueAt - turn.now, say)}`,
      })),
      { id: `ask:${card.slug}`, label: say('review-whole') },
    ],
    key: `review-${turn.person.id}`,
  };
}
