/** What each reply becomes on Telegram: every answer, demo and quiz, in both languages and both forms, within all limits. */
import { describe, expect, it } from 'vitest';
import { type Form, type Planned, plan } from '#adapters/telegram/plan.ts';
import { quizContent, quizItems } from '#coach/quiz/items.ts';
import { quizQuestion } from '#coach/quiz/show.ts';
import { demos } from '#demos/index.ts';
import type { Reply } from '#document/reply.ts';
import { LANGUAGES, type Language } from '#locales/language.ts';
import { openCoach } from '../../support/room.ts';
import { broken, summary } from './summary.ts';

const world = await openCoach();
const rich: Form = { rich: true, theme: 'light', pictures: true, polls: true };
const classic: Form = { ...rich, rich: false };
const FORMS = { rich, classic };

function check(replies: readonly Reply[], form: Form): Planned[] {
  const planned = replies.flatMap((reply) => plan(reply, form));
  expect(planned.flatMap(broken)).toEqual([]);
  // The same reply is the same plan.
  expect(replies.flatMap((reply) => plan(reply, form))).toEqual(planned);
  return planned;
}

describe.each(LANGUAGES)('in %s', (language) => {
  const room = world.room({ language });
  it.each(Object.entries(FORMS))('every answer as %s messages', async (_name, form) => {
    const lines: string[] = [];
    for (const { slug } of world.coach.services.bank.questions) {
      const { replies } = await room.pressesId('Ada', `ask:${slug}`);
      lines.push(`${slug}: ${check(replies, form).map(summary).join(' | ')}`);
    }
    expect(lines.join('\n')).toMatchSnapshot();
  });

  it.each(Object.entries(FORMS))('every demo as %s messages', async (_name, form) => {
    const lines: string[] = [];
    for (const { name } of demos) {
      const { replies } = await room.pressesId('Ada', `demo:${name}`);
      lines.push(`${name}: ${check(replies, form).map(summary).join(' | ')}`);
    }
    expect(lines.join('\n')).toMatchSnapshot();
  });

  it('every quiz: a poll where all of it fits, buttons otherwise', () => {
    const counts = { poll: 0, buttons: 0 };
    for (const { ref } of quizItems(world.coach.services.bank)) {
      const reply = openQuiz(ref, language);
      const [poll] = check([reply], rich);
      check([reply], { ...classic, polls: false });
      counts[poll?.kind === 'poll' ? 'poll' : 'buttons']++;
    }
    expect(counts).toMatchSnapshot();
  });
});

/** A quiz as a group gets it. */
function openQuiz(ref: string, language: Language): Reply {
  const content = quizContent(world.coach.services.bank, ref, 1, language)!;
  const asked = {
    id: 'id00000001',
    quiz: ref,
    slug: content.question.slug,
    topic: content.question.topic,
    seed: 1,
    place: 'telegram:-1',
    person: null,
    activity: null,
    language,
    points: 10,
    asked_at: 0,
    closes_at: null,
  };
  const frame = { ability: 'quiz', heading: 'Question 1 of 5', actions: [], open: true };
  return quizQuestion({ asked, content }, frame, language);
}

/** Pictures by their hashes alone. */
const short = (planned: readonly Planned[]): unknown =>
  JSON.parse(JSON.stringify(planned, (name, value) => (name === 'shows' ? undefined : value)));

it('one answer in full, rich', async () => {
  const { replies } = await world.room().pressesId('Ada', 'ask:scale-sqrt-dk');
  expect(short(replies.flatMap((reply) => plan(reply, rich)))).toMatchSnapshot();
});

it('one answer in full, classic and Chinese', async () => {
  const { replies } = await world.room({ language: 'zh' }).pressesId('Ada', 'ask:scale-sqrt-dk');
  expect(short(replies.flatMap((reply) => plan(reply, classic)))).toMatchSnapshot();
});

it('a quiz with pictures is a poll with pictures', () => {
  const reply = openQuiz('padding-mask/computed-mask-matrix', 'en');
  expect(short(plan(reply, rich))).toMatchSnapshot();
});
