import { beforeAll, describe, expect, it } from 'vitest';
import type { Form } from '#adapters/discord/message.ts';
import { type PlanOptions, planReply } from '#adapters/discord/plan.ts';
import { demos } from '#demos/index.ts';
import {
  bullets,
  code,
  details,
  document,
  figure,
  formula,
  heading,
  paragraph,
  strong,
  table,
} from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import type { Reply } from '#document/reply.ts';
import { LANGUAGES, type Language } from '#locales/language.ts';
import { NOON, openCoach, type TestCoach } from '../../support/room.ts';
import { expectAccepted, readIn, sizesOf } from './accepted.ts';

const FORMS: readonly Form[] = ['rich', 'embed', 'text'];
let test: TestCoach;
beforeAll(async () => {
  test = await openCoach();
});

const plan = (reply: Reply, options: Partial<PlanOptions> = {}) =>
  planReply(reply, { language: 'en', form: 'rich', pictures: true, ...options });

const replyOf = (...blocks: Block[]): Reply => ({ document: document(...blocks), actions: [] });

async function answer(language: Language, ability: string, options: Record<string, string>) {
  const [reply] = await test.coach.hear(
    { kind: 'command', ability, options },
    {
      account: { id: 'test:ada', name: 'Ada' },
      place: { id: 'test:ada', kind: 'private' },
      language,
      fixedLanguage: true,
    },
  );
  return reply!;
}

/** In every form, with pictures and without: taken by Discord, and not a word lost between them. */
function expectAcceptedEverywhere(reply: Reply, language: Language): void {
  for (const form of FORMS) {
    for (const pictures of [true, false]) expectAccepted(plan(reply, { language, form, pictures }));
  }
}

describe.each(LANGUAGES)('%s', (language) => {
  it('every answer of the bank fits one message of components, its folded parts behind a select', async () => {
    const sizes: string[] = [];
    for (const { slug } of test.coach.services.bank.questions) {
      const reply = await answer(language, 'ask', { question: slug });
      const planned = plan(reply, { language });
      expectAcceptedEverywhere(reply, language);
      expect(planned.messages, slug).toHaveLength(1);
      for (const part of planned.folded?.parts ?? []) {
        expectAcceptedEverywhere(replyOf(...part.children), language);
      }
      sizes.push(`${slug}: ${sizesOf(planned)}`);
    }
    expect(sizes.join('\n')).toMatchSnapshot();
  });

  it('every demo', async () => {
    const sizes: string[] = [];
    for (const { name } of demos) {
      const reply = await answer(language, 'demo', { name });
      expectAcceptedEverywhere(reply, language);
      sizes.push(`${name}: ${sizesOf(plan(reply, { language }))}`);
    }
    expect(sizes.join('\n')).toMatchSnapshot();
  });

  it('everything else that is said at once', async () => {
    for (const ability of [
      'help',
      'topics',
      'settings',
      'stats',
      'review',
      'bookmarks',
      'privacy',
      'demo',
    ]) {
      expectAcceptedEverywhere(await answer(language, ability, {}), language);
    }
    for (let i = 0; i < 40; i++) {
      expectAcceptedEverywhere(await answer(language, 'quiz', { count: '1' }), language);
    }
  });

  it('an answer in full', async () => {
    const reply = await answer(language, 'ask', { question: 'scale-sqrt-dk' });
    const { messages, folded } = plan(reply, { language });
    expect(messages[0]?.body).toMatchSnapshot();
    expect(folded?.parts.length).toBe(6);
  });
});

it('rounds and boards of a study room, in a group', async () => {
  const other = await openCoach();
  const group = other.room({ kind: 'group' });
  await group.says('Ada', '/study start all 2 20');
  await other.pass(1000);
  const { replies } = group.hears();
  const [round, board] = replies;
  expect(readIn(plan(round!))).toContain(`<t:${NOON / 1000 + 20}:R>`);
  for (const reply of [round!, board!]) expectAcceptedEverywhere(reply, 'en');
  await other.pass(40_000);
  for (const reply of group.hears().replies) expectAcceptedEverywhere(reply, 'en');
});

it('a text beyond all limits becomes several messages, and no word is lost', () => {
  const words = Array.from({ length: 4000 }, (_, i) => `w${i}`);
  const long = replyOf(
    heading(2, 'Long'),
    paragraph(words.slice(0, 1500).join(' ')),
    bullets(...words.slice(1500, 2500).map((word) => [word])),
    code('python', words.slice(2500).join('\n')),
  );
  for (const form of FORMS) {
    const planned = plan(long, { form });
    expectAccepted(planned);
    const read = readIn(planned).match(/\bw\d+\b/gu);
    expect(read).toEqual(words);
  }
});

it('what is beyond so many messages is folded', () => {
  const long = replyOf(
    ...Array.from({ length: 30 }, (_, i) => paragraph(`${i} ${'word '.repeat(100)}`)),
  );
  const planned = plan(long, { most: 2 });
  expectAccepted(planned);
  expect(planned.messages).toHaveLength(2);
  const rest = plan(replyOf(...planned.folded!.parts[0]!.children));
  const numbers = (readIn(planned) + readIn(rest)).match(/\b\d+\b/gu)?.map(Number);
  expect(numbers).toEqual(Array.from({ length: 30 }, (_, i) => i));
});

it('more actions than a few stand in selects', () => {
  const actions = Array.from({ length: 60 }, (_, i) => ({
    id: `ask:${i}`,
    label: `Question ${i}`,
  }));
  const planned = plan({ ...replyOf(paragraph('Choose')), actions });
  expectAccepted(planned);
  expect(JSON.stringify(planned.messages[0]?.body.components)).toContain('Question 59');
});

it('a quiz of several right answers for everybody is one select', () => {
  const options = ['a', 'b', 'c'].map((letter) => ({
    letter,
    text: [{ type: 'text' as const, value: letter.repeat(150) }],
    actionId: `quiz.answer:1 ${letter}`,
  }));
  const quiz = {
    settle: 'quiz.settle:1 ',
    answers: ['a', 'c'],
    prompt: document(),
    explanation: document(),
  };
  const planned = plan({ ...replyOf(paragraph('Which?')), choice: { options, quiz } });
  expectAccepted(planned);
  expect(JSON.stringify(planned.messages[0]?.body.components)).toContain(
    '"custom_id":"!quiz.settle:1 "',
  );
  // The whole texts stand in the message: a select shows only their beginnings.
  expect(readIn(planned)).toContain('c'.repeat(150));
});

it('a narrow table is aligned, a wide one is a picture, and lines without pictures', () => {
  const narrow = replyOf(
    table(
      ['维度', 'd_k'],
      [
        ['八', '64'],
        ['sixteen', '1024'],
      ],
    ),
  );
  expect(readIn(plan(narrow))).toMatchInlineSnapshot(`
    "\`\`\`
    维度      d_k
    ───────  ────
    八         64
    sixteen  1024
    \`\`\`"
  `);
  const wide = replyOf(
    table(['What', 'Why'], [['a'.repeat(40), 'b c '.repeat(20)]], ['left', 'left']),
  );
  expect(plan(wide).messages[0]?.uploads).toMatchObject([
    { picture: { kind: 'figure', spec: { kind: 'table' } } },
  ]);
  expect(readIn(plan(wide, { pictures: false }))).toContain('Why: b c b c');
});

it('a short folded part hides behind a spoiler, a long one behind a button', () => {
  const short = replyOf(
    paragraph('Think.'),
    details(['Hint'], paragraph('It is ', strong('softmax'), '.')),
  );
  expect(readIn(plan(short))).toBe('Think.\n\n**Hint** ||It is **softmax**.||');
  const long = replyOf(paragraph('Think.'), details(['Hint'], paragraph('word '.repeat(100))));
  expect(readIn(plan(long))).toBe('Think.');
  expect(plan(long).folded?.parts).toHaveLength(1);
});

it('a formula is a picture and a line that can be copied', () => {
  const planned = plan(replyOf(formula('\\frac{QK^\\top}{\\sqrt{d_k}}')));
  expect(planned.messages[0]?.uploads).toMatchObject([{ picture: { kind: 'formula' } }]);
  expect(readIn(planned)).toBe('-# `QKᵀ / √d_k`');
});

it('an export too large for Discord is compressed, a description too long is shortened', () => {
  const content = 'x'.repeat(11 * 2 ** 20);
  const planned = plan({
    ...replyOf(
      figure(
        { kind: 'bars', title: '', y: { label: '' }, categories: [], series: [] },
        'word '.repeat(500),
      ),
    ),
    files: [{ name: 'cards.txt', type: 'text/plain', content }],
  });
  expectAccepted(planned);
  expect(planned.messages[0]?.uploads.map(({ name }) => name)).toEqual([
    'figure-1.png',
    'cards.txt.gz',
  ]);
});
