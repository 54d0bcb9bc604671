/** A quiz → a native poll, where every text of it fits; `undefined` where buttons must do. Pure. */
import type { InputPollOption } from '@grammyjs/types';
import type { Block, Document } from '#document/nodes.ts';
import type { Reply } from '#document/reply.ts';
import type { Theme } from '#figures/spec.ts';
import { type Formatted, inlineText } from './entities.ts';
import { LIMITS } from './limits.ts';
import { figurePicture, type Picture } from './pictures.ts';
import { textOf } from './plan-classic.ts';

export interface PollPlan {
  readonly question: string;
  readonly description?: Formatted;
  readonly options: readonly InputPollOption<Picture>[];
  /** The letter of each option, in their order. */
  readonly letters: readonly string[];
  readonly correct: readonly number[];
  readonly explanation: Formatted;
  /** What a person's letters are pressed with. */
  readonly settle: string;
  /** Milliseconds since the epoch. */
  readonly closesAt?: number;
}

export function planPoll({ document, choice }: Reply, theme: Theme): PollPlan | undefined {
  const { poll } = LIMITS;
  if (!choice?.quiz) return undefined;
  const { quiz, options } = choice;
  // A poll's question is one text: a prompt with a table, a figure or code in it needs a message.
  if (!isText(quiz.prompt)) return undefined;
  const question = textOf(quiz.prompt.children).text;
  const explanation = withoutLinks(textOf(quiz.explanation.children));
  const description = textOf(above(document, quiz.prompt));
  const texts = options.map(({ text }) => inlineText(text).text.replaceAll('\n', ' ').trim());
  const fits =
    isWithin(question, 1, poll.question) &&
    isText(quiz.explanation) &&
    isWithin(explanation.text, 0, poll.explanation) &&
    explanation.text.split('\n').length <= poll.explanationLines &&
    options.length <= poll.options &&
    texts.every((text) => isWithin(text, 1, poll.option));
  if (!fits) return undefined;
  const letters = options.map(({ letter }) => letter);
  return {
    question,
    ...(isWithin(description.text, 1, poll.description) ? { description } : {}),
    options: options.map(({ figure }, i) => ({
      text: texts[i]!,
      ...(figure ? { media: { type: 'photo' as const, media: figurePicture(figure, theme) } } : {}),
    })),
    letters,
    correct: letters.flatMap((letter, i) => (quiz.answers.includes(letter) ? [i] : [])),
    explanation,
    settle: quiz.settle,
    ...(quiz.closesAt === undefined ? {} : { closesAt: quiz.closesAt }),
  };
}

/** What the message says before the question: which round it is. */
const above = (document: Document, prompt: Document): Block[] => {
  const first = document.children.findIndex((block) => prompt.children.includes(block));
  return document.children.slice(0, Math.max(0, first));
};

const isText = ({ children }: Document): boolean =>
  children.every(({ type }) => type === 'paragraph' || type === 'list');

const isWithin = (text: string, least: number, most: number): boolean =>
  text.length >= least && text.length <= most;

const withoutLinks = ({ text, entities }: Formatted): Formatted => ({
  text,
  entities: entities.filter(({ type }) => type !== 'text_link'),
});
