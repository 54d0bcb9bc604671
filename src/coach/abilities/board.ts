/** `/board [period]`: who has earned how much here, from the score log, in the group's zone. */
import { document, heading, paragraph, table } from '#document/build.ts';
import type { Action, Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import { PERIODS, type Period, spanOf } from '#schedule/calendar.ts';
import type { Ability, Services } from '../ability.ts';
import { present } from '../board/present.ts';
import { namesIn, rankedAs } from '../names.ts';
import { groupOf, type Turn } from '../turn.ts';

const ROWS = 10;
/** More, as some of them may have left. */
const LOOKED_AT = 20;

export const board: Ability = {
  name: 'board',
  groupOnly: true,
  options: [{ name: 'period', required: false, values: PERIODS }],
  run: async ({ period: typed = 'week' }, turn, services) => {
    const period = PERIODS.find((name) => name === typed.toLowerCase());
    if (!period) {
      throw new UserError('board-period', {
        period: typed.slice(0, 40),
        known: PERIODS.join(', '),
      });
    }
    return standings(period, turn, services);
  },
};

/** The board for everybody; whoever hides their name hears for themselves where they stand. */
async function standings(
  period: Period,
  turn: Turn,
  services: Services,
): Promise<readonly Reply[]> {
  const { store } = services;
  const say = wordsOf(turn.language);
  const group = groupOf(turn.place);
  const me = turn.person.id;
  const span = spanOf(period, turn.now, { zone: turn.here.zone });
  const rows = await store.scores.standings(group, span, LOOKED_AT);
  const best = (await present(group, rows, services))
    .slice(0, ROWS)
    .map((row, i) => ({ ...row, rank: i + 1 }));
  const mine =
    best.find(({ person }) => person === me) ?? (await store.scores.standingOf(group, me, span));
  const anonymous = period === 'all' ? await store.scores.anonymous(group) : undefined;
  const people = [...new Set([...best.map(({ person }) => person), me])];
  const known = await namesIn(group, people, store);
  const names = rankedAs(people, known, turn.language);
  const shown = mine && known.has(me) && !best.includes(mine) ? [...best, mine] : best;
  const lines = shown.map(({ rank, person, points, answers, correct }) => [
    `${rank}. ${names.get(person)}`,
    String(points),
    `${correct}/${answers}`,
  ]);
  const others = PERIODS.filter((name) => name !== period).map(
    (name): Action => ({ id: `board:${name}`, label: say(`period-${name}`) }),
  );
  const board: Reply = {
    document: document(
      heading(2, say('board-title', { period: say(`period-${period}`) })),
      ...(lines.length > 0
        ? [table([say('board-who'), say('board-points'), say('board-right')], lines)]
        : [paragraph(say('board-empty'))]),
      ...(anonymous
        ? [paragraph(say('board-anonymous', { points: String(anonymous.points) }))]
        : []),
    ),
    actions: [...others, { id: 'quiz', label: say('review-quiz'), style: 'primary' }],
  };
  return mine && !known.has(me) ? [board, hidden(mine, turn)] : [board];
}

function hidden({ rank, points }: { rank: number; points: number }, { own }: Turn): Reply {
  const say = wordsOf(own.language);
  return {
    document: document(
      paragraph(say('board-mine', { rank: String(rank), points: String(points) })),
    ),
    actions: [{ id: 'settings:names group', label: say('study-show-name') }],
    privately: true,
  };
}
