/** Words that ask nothing of the bank: a greeting, thanks, "what can you do?". They are answered by what there is to do. */
import { document, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';

const WORDS: ReadonlySet<string> = new Set([
  ...['hi', 'hello', 'hey', 'hi there', 'hello there', 'good morning', 'good evening'],
  ...['thanks', 'thank you', 'thanks a lot', 'who are you', 'what are you', 'help', 'help me'],
  ...[
    'what can you do',
    'what do you do',
    'how do you work',
    'how do i use you',
    'how does this work',
  ],
  ...['你好', '您好', '嗨', '哈喽', '早上好', '晚上好', '谢谢', '谢谢你', '多谢', '你是谁', '帮助'],
  ...['你能做什么', '你会做什么', '你能干什么', '怎么用', '怎么用你'],
]);

/** Whether the whole text is nothing else. */
export const isPleasantry = (text: string): boolean =>
  WORDS.has(
    text
      .toLowerCase()
      .replaceAll(/[\p{P}\p{S}]+/gu, ' ')
      .trim()
      .replaceAll(/\s+/gu, ' '),
  );

export function introduction(language: Language): Reply {
  const say = wordsOf(language);
  return {
    document: document(paragraph(say('ask-introduction'))),
    actions: [
      { id: 'topics', label: say('ask-topics'), style: 'primary' },
      { id: 'quiz', label: say('review-quiz') },
      { id: 'interview', label: say('ask-interview') },
      { id: 'help', label: say('ask-help') },
    ],
  };
}
