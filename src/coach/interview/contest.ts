/**
 * What can be done with a report: the points that were not heard are looked at again, and counted by the person themselves;
 * the score becomes a picture to share.
 */
import { bullets, document, figure, paragraph, strong } from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import type { Action } from '#document/reply.ts';
import { describeFigure } from '#figures/alt.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Press, Services } from '../ability.ts';
import type { Turn } from '../turn.ts';
import { report, scoreFigure, totalOf } from './report.ts';
import { type Interview, wanting } from './state.ts';
import type { InterviewActivity } from './talk.ts';

/** Points that can be contested at once. */
const CONTESTED = 8;

async function finished(id: string, turn: Turn, { store }: Services): Promise<InterviewActivity> {
  const activity = (await store.activities.find(id)) as InterviewActivity | undefined;
  if (activity?.kind !== 'interview' || activity.person !== turn.person.id || activity.open)
    throw new UserError('interview-none');
  return activity;
}

/** The points that were not heard, each with the sentence that would have shown it; they can be counted. */
function missedPoints(
  id: string,
  { exchanges }: Interview,
  language: Turn['language'],
  { bank }: Pick<Services, 'bank'>,
): { readonly blocks: Block[]; readonly actions: Action[] } {
  const say = wordsOf(language);
  const missing = exchanges.flatMap((exchange, i) => {
    const points = bank.find(exchange.slug)?.text[language].keyPoints ?? [];
    return wanting(exchange).flatMap((wanted) => {
      const found = points.find((point) => point.id === wanted);
      return found ? [{ i, found }] : [];
    });
  });
  const shown = missing.slice(0, CONTESTED);
  if (shown.length === 0) return { blocks: [], actions: [] };
  return {
    blocks: [
      paragraph(say('interview-contest-how')),
      bullets(
        ...shown.map(({ found }, n) => [
          strong(String(n + 1)),
          ' ',
          ...found.text,
          ' ',
          say('interview-contest-like', { words: found.phrasings[0] ?? '' }),
        ]),
      ),
    ],
    actions: shown.map(({ i, found }, n) => ({
      id: `interview.count:${id} ${i} ${found.id}`,
      label: say('interview-count', { number: String(n + 1) }),
    })),
  };
}

const contest: Press = async ([id = ''], turn, services) => {
  const { state } = await finished(id, turn, services);
  const { blocks, actions } = missedPoints(id, state, turn.language, services);
  if (actions.length === 0) return [report(id, { ...state, language: turn.language }, services)];
  return [{ document: document(...blocks), actions, key: `interview-contest-${id}` }];
};

const count: Press = async ([id = '', index = '', point = ''], turn, services) => {
  const activity = await finished(id, turn, services);
  const exchange = activity.state.exchanges[Number(index)];
  if (!exchange || !wanting(exchange).includes(point)) throw new UserError('button-unknown');
  const state: Interview = {
    ...activity.state,
    exchanges: activity.state.exchanges.map((one) =>
      one === exchange ? { ...one, counted: [...one.counted, point] } : one,
    ),
  };
  if (!(await services.store.activities.advance(activity, { state }, turn.now)))
    throw new UserError('interview-moved');
  const score = String(Math.round(100 * (totalOf(state, services) ?? 0)));
  const { blocks, actions } = missedPoints(id, state, turn.language, services);
  return [
    report(id, { ...state, language: turn.language }, services),
    {
      document: document(
        paragraph(strong(wordsOf(turn.language)('interview-counted', { score }))),
        ...blocks,
      ),
      actions,
      key: `interview-contest-${id}`,
    },
  ];
};

const share: Press = async ([id = ''], turn, services) => {
  const { state } = await finished(id, turn, services);
  const spec = scoreFigure(state, services, turn.language);
  return [{ document: document(figure(spec, describeFigure(spec, turn.language))), actions: [] }];
};

export const reportActions = { contest, count, share };
