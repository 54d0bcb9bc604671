/** How a quiz looks: asked, and answered. */
import { bullets, type Content, document, emphasis, paragraph, strong } from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import type { Action, Choice, Reply } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import { type Words, wordsOf } from '#locales/words.ts';
import type { Answer } from '#store/quizzes.ts';
import type { Services } from '../ability.ts';
import { topicTitle } from '../topic-option.ts';
import type { Posed } from './ask.ts';
import type { QuizContent } from './items.ts';

/** The ability whose buttons answer it, and what stands above and below. */
export interface Frame {
  readonly ability: string;
  readonly heading: string;
  readonly actions: readonly Action[];
  /** Everybody in the place may answer: picks are then nobody's to see. */
  readonly open?: boolean;
}

/** The message of a quiz; `draft` are letters picked but not confirmed, where only one person answers. */
export function quizQuestion(
  { asked, content }: Posed,
  frame: Frame,
  language: Language,
  { draft = '', hinted = false } = {},
): Pick<Reply, 'document' | 'actions' | 'choice'> {
  const say = wordsOf(language);
  const several = content.answers.length > 1;
  const confirmable = several && !frame.open;
  const choice: Choice = {
    options: content.options.map(({ letter, text, figure }) => ({
      letter,
      text,
      actionId: `${frame.ability}.answer:${asked.id} ${letter}`,
      ...(figure ? { figure } : {}),
      ...(draft.includes(letter) ? { picked: true } : {}),
    })),
    ...(confirmable
      ? {
          confirm: {
            id: `${frame.ability}.confirm:${asked.id}`,
            label: say('quiz-confirm'),
            style: 'primary',
          },
        }
      : {}),
    ...(frame.open
      ? {
          quiz: {
            settle: `${frame.ability}.settle:${asked.id} `,
            answers: content.answers,
            prompt: content.prompt,
            explanation: content.explanation,
            ...(asked.closes_at === null ? {} : { closesAt: asked.closes_at }),
          },
        }
      : {}),
  };
  return {
    document: document(
      paragraph(emphasis(frame.heading)),
      ...content.prompt.children,
      ...(hinted ? hintOf(content, say) : []),
    ),
    choice,
    actions: [
      ...(hinted ? [] : [{ id: `${frame.ability}.hint:${asked.id}`, label: say('quiz-hint') }]),
      ...frame.actions,
    ],
  };
}

/** "Hint: …" */
export function hintOf({ hint }: QuizContent, say: Words): Block[] {
  const [first, ...rest] = hint.children;
  if (first?.type !== 'paragraph') return hint.children;
  const told = paragraph(strong(say('quiz-hint-is')), ' ', ...first.children);
  return [{ ...told, data: { spoiler: true } }, ...rest];
}

/** Right or wrong, each option with its reason, and the explanation. */
export function verdict(
  content: QuizContent,
  { letters, correct, points, hinted }: Pick<Answer, 'letters' | 'correct' | 'points' | 'hinted'>,
  language: Language,
): Block[] {
  const say = wordsOf(language);
  const told = {
    letters: listed(letters, say),
    answers: listed(content.answers.join(''), say),
    points: String(points),
  };
  const line =
    correct === 1
      ? say(hinted === 1 ? 'quiz-right-hinted' : 'quiz-right', told)
      : say('quiz-wrong', told);
  return [paragraph(strong(line)), reasons(content, letters), ...content.explanation.children];
}

/** Every option with why it is right or wrong: ✓ a right one, ✗ a wrong one that was picked. */
export function reasons(content: QuizContent, letters = ''): Block {
  return bullets(
    ...content.options.map(({ letter, text, why }): Content[] => {
      const right = content.answers.includes(letter);
      const mark = right ? '✓ ' : letters.includes(letter) ? '✗ ' : '';
      return [strong(`${mark}${letter.toUpperCase()}`), ' ', ...text, ' — ', ...why];
    }),
  );
}

/** `ac` → "A, C". */
export const listed = (letters: string, say: Words): string =>
  [...letters.toUpperCase()].join(say('letter-separator'));

/** "Question 2 of 5 · Attention · core" */
export function headingOf(
  { content }: Posed,
  { bank }: Pick<Services, 'bank'>,
  language: Language,
  position: { readonly number: number; readonly of: number },
): string {
  const say = wordsOf(language);
  const { topic, level } = content.question;
  return [
    say('quiz-heading', { number: String(position.number), of: String(position.of) }),
    topicTitle(topic, { language }, { bank }),
    say(`level-${level}`),
  ].join(' · ');
}

/** "Why?" opens the answer, and a mistake can be reported. */
export const afterwards = (slug: string, language: Language): Action[] => {
  const say = wordsOf(language);
  return [
    { id: `ask:${slug}`, label: say('quiz-why') },
    { id: `report.write:${slug}`, label: say('report-button'), asks: say('report-asks') },
  ];
};
