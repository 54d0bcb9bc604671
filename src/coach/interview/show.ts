/** What the interviewer says: the question, a short reaction, the follow-up, hints and help. */
import type { Question } from '#bank/question.ts';
import { document, emphasis, heading, paragraph } from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import type { Action, Reply } from '#document/reply.ts';
import { wordsOf } from '#locales/words.ts';
import { quoted } from '../grading/feedback.ts';
import type { Grading } from '../grading/grade.ts';
import { type Exchange, type Interview, wanting } from './state.ts';

/** Longest quotation in a reaction. */
const SHORT = 70;

/** The buttons under everything the interviewer says while an answer is awaited. */
export function actionsOf(id: string, { language, exchanges }: Interview): Action[] {
  const say = wordsOf(language);
  const at = `${id} ${exchanges.length}`;
  return [
    {
      id: `interview.answer:${at}`,
      label: say('interview-answer'),
      style: 'primary',
      asks: say('interview-asks'),
    },
    { id: `interview.hint:${at}`, label: say('interview-hint') },
    { id: `interview.unknown:${at}`, label: say('interview-unknown') },
    { id: `interview.skip:${at}`, label: say('interview-skip') },
    { id: `interview.pause:${id}`, label: say('interview-pause') },
    { id: `interview.end:${id}`, label: say('interview-end') },
  ];
}

/** "Question 2 · 14 min left", and the question. */
export function questionBlocks(
  question: Question,
  { language, exchanges, endsAt }: Interview,
  now: number,
): Block[] {
  const say = wordsOf(language);
  const minutes = Math.max(0, Math.ceil((endsAt - now) / 60_000));
  return [
    paragraph(
      emphasis(
        say('interview-position', { number: String(exchanges.length), minutes: String(minutes) }),
      ),
    ),
    heading(2, question.text[language].title),
  ];
}

export const message = (id: string, interview: Interview, ...blocks: Block[]): Reply => ({
  document: document(...blocks),
  actions: actionsOf(id, interview),
});

/** One sentence on what was just heard. `before`: the grading without it. */
export function reaction(
  exchange: Exchange,
  before: Grading | undefined,
  language: Interview['language'],
): string {
  const say = wordsOf(language);
  const { grading } = exchange;
  if (!grading) return say('interview-silence');
  const known = new Set(before?.covered.map(({ id }) => id));
  const fresh = grading.covered.filter(({ id }) => !known.has(id));
  const wrong = grading.contradicted.find(
    ({ id }) => !before?.contradicted.some((heard) => heard.id === id),
  );
  if (wrong) return say('interview-careful', { words: quoted(wrong.evidence, SHORT) });
  if (wanting(exchange).length === 0) return say('interview-all');
  if (fresh[0]) return say('interview-good', { words: quoted(fresh[0].evidence, SHORT) });
  if (grading.covered.length > 0) return say('interview-no-more');
  if (grading.partial[0])
    return say('interview-nearly', { words: quoted(grading.partial[0].evidence, SHORT) });
  return say('interview-not-yet');
}

/** The question after a key point. */
export const askAfter = (question: Question, id: string, language: Interview['language']): string =>
  question.text[language].keyPoints.find((point) => point.id === id)?.ask ?? '';

/** The first half of a phrasing of a key point: a hint where its question was asked already. */
export function beginning(question: Question, id: string, language: Interview['language']): string {
  const point = question.text[language].keyPoints.find((one) => one.id === id);
  const parts = point?.phrasings[0]?.match(/\p{Script=Han}|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? [];
  return parts
    .slice(0, Math.ceil(parts.length / 2))
    .join('')
    .trim();
}
