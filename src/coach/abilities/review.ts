/**
 * `/review`: spaced repetition over the questions of the bank. A card shows the question; the answer follows
 * when asked for, with four grades and the time each would put between now and the next review.
 */
import { bullets, document, emphasis, heading, paragraph, strong } from '#document/build.ts';
import type { Action, Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { type Words, wordsOf } from '#locales/words.ts';
import type { Card } from '#store/cards.ts';
import type { Ability, Services } from '../ability.ts';
import { interval } from '../interval.ts';
import { questionOf } from '../questions.ts';
import { newCard, outcomes, remembered, repetitions, restored } from '../review/cards.ts';
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
    if (mode === undefined || mode === 'missed') {
      const sitting = { id: services.chance.id(), missedOnly: mode === 'missed' };
      return [await nextCard(sitting, turn, services)];
    }
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
    show: async ([slug = '', ...sitting], turn, services) => {
      const card = await services.store.cards.find(turn.person.id, slug);
      const shown = card ?? newCard(turn.person.id, slug, turn.now);
      return [back(shown, sittingOf(sitting), turn, services)];
    },
    grade: async ([slug = '', typed = '', times = '', ...rest], turn, services) => {
      const { store } = services;
      const { id: person } = turn.person;
      questionOf(slug, services);
      const say = wordsOf(turn.language);
      const known = await store.cards.find(person, slug);
      const card = known ?? newCard(person, slug, turn.now);
      const outcome = outcomes(card, turn.now, turn.mine.retention)[Number(typed) - 1];
      if (!outcome) throw new UserError('button-unknown');
      const before = known ? remembered(known) : null;
      // Pressed twice, or on an old message: the card has moved on meanwhile.
      const graded =
        repetitions(card) === Number(times) &&
        (await store.atomically(async (kept) => {
          if (!(await kept.cards.replace(outcome.card, known))) return false;
          await kept.cards.log({ person, slug, at: turn.now, grade: outcome.grade, before });
          return true;
        }));
      if (!graded) {
        return [{ document: document(paragraph(say('review-graded'))), actions: [start(say)] }];
      }
      const sitting = sittingOf(rest);
      const next = await nextCard(sitting, turn, services);
      const undo = `review.undo:${[slug, turn.now, ...wordsOfSitting(sitting)].join(' ')}`;
      return [{ ...next, actions: [...next.actions, { id: undo, label: say('review-undo') }] }];
    },
    undo: async ([slug = '', at = '', ...rest], turn, services) => {
      const { store, bank } = services;
      const { id: person } = turn.person;
      const say = wordsOf(turn.language);
      const undone = await store.atomically(async (kept) => {
        const grade = await kept.cards.grade({ person, slug, at: Number(at) });
        const card = await kept.cards.find(person, slug);
        // Only the last one: what came after it was reckoned from it.
        if (!grade || card?.changed_at !== grade.at) return false;
        if (!(await kept.cards.forgetGrade(grade))) return false;
        if (grade.before === null) await kept.cards.remove(person, slug);
        else await kept.cards.put(restored(card, grade.before, turn.now));
        return true;
      });
      if (!undone) throw new UserError('review-nothing-undone');
      if (!bank.find(slug)) {
        return [{ document: document(paragraph(say('review-undone'))), actions: [start(say)] }];
      }
      return [front(slug, sittingOf(rest), turn, services, say('review-undone'))];
    },
  },
  proceed: (activity, services) => remindAgain(activity, services),
};

/** One go at the cards: its message is kept up to date, from card to card. */
interface Sitting {
  readonly id: string;
  readonly missedOnly: boolean;
}

/** As the last words of a button's id. */
const wordsOfSitting = ({ id, missedOnly }: Sitting): string[] => [
  id,
  ...(missedOnly ? ['missed'] : []),
];
const sittingOf = ([id = '', mode]: readonly string[]): Sitting => ({
  id,
  missedOnly: mode === 'missed',
});

const start = (say: Words): Action => ({
  id: 'review',
  label: say('review-start'),
  style: 'primary',
});

async function nextCard(sitting: Sitting, turn: Turn, services: Services): Promise<Reply> {
  const say = wordsOf(turn.language);
  const { missedOnly } = sitting;
  const { due, fresh } = await dueCards(turn, services, { missedOnly });
  const slug = due[0]?.slug ?? fresh[0];
  if (slug !== undefined) {
    const counts = say('review-counts', { due: String(due.length), fresh: String(fresh.length) });
    return front(slug, sitting, turn, services, counts);
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
    key: `review-${sitting.id}`,
  };
}

function front(
  slug: string,
  sitting: Sitting,
  turn: Turn,
  services: Services,
  line: string,
): Reply {
  const say = wordsOf(turn.language);
  return {
    document: document(
      paragraph(emphasis(line)),
      heading(2, questionOf(slug, services).text[turn.language].title),
      paragraph(say('review-think')),
    ),
    actions: [
      {
        id: `review.show:${[slug, ...wordsOfSitting(sitting)].join(' ')}`,
        label: say('review-show'),
        style: 'primary',
      },
    ],
    key: `review-${sitting.id}`,
  };
}

function back(card: Card, sitting: Sitting, turn: Turn, services: Services): Reply {
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
        id: `review.grade:${[card.slug, i + 1, repetitions(card), ...wordsOfSitting(sitting)].join(' ')}`,
        label: `${say(`review-${names[i]!}`)} · ${interval(dueAt - turn.now, say)}`,
      })),
      { id: `ask:${card.slug}`, label: say('review-whole') },
    ],
    key: `review-${sitting.id}`,
  };
}
