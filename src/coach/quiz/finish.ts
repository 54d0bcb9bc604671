/** Settles an answer and explains: in private in the message of the question, in a group for the one who answered. */
import { document, emphasis, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import type { Services } from '../ability.ts';
import { besides } from '../messenger.ts';
import type { Turn } from '../turn.ts';
import { asRead, isOpenToAll, type Open, settle } from './answering.ts';
import { pickedKey } from './picking.ts';
import { afterwards, type Frame, listed, verdict } from './show.ts';

/** What is the ability's own of it. */
export interface Finishing {
  /** What stands over the verdict, and what it offers before what every verdict does. */
  frame(
    open: Open,
    turn: Turn,
    language: Language,
    services: Services,
  ): Promise<Pick<Frame, 'heading' | 'actions'>>;
  /** Shows a group how many have answered, not what. */
  showCount(open: Open, turn: Turn, services: Services): Promise<void>;
}

/** `letters`: of several times the first counts. */
export async function finish(
  ability: string,
  { frame, showCount }: Finishing,
  open: Open,
  letters: string,
  turn: Turn,
  services: Services,
): Promise<readonly Reply[]> {
  const { points } = open.asked;
  const { answer, now } = await settle(open, letters, turn, services, { kind: ability, points });
  const { content, language } = asRead(open, turn, services);
  const say = wordsOf(language);
  const told = [
    ...(now ? [] : [paragraph(say('quiz-before', { letters: listed(answer.letters, say) }))]),
    ...verdict(content, answer, language),
  ];
  const { heading, actions: further } = await frame(open, turn, language, services);
  const actions = [...further, ...afterwards(open.asked.slug, language)];
  if (isOpenToAll(open)) {
    if (now) await besides(showCount(open, turn, services));
    return [
      { document: document(...told), actions, privately: true, key: pickedKey(open.asked.id) },
    ];
  }
  return [
    {
      document: document(paragraph(emphasis(heading)), ...content.prompt.children, ...told),
      actions,
      key: `${ability}-${open.asked.id}`,
    },
  ];
}
