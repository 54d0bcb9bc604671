/** `/board [period]`: who has earned how much here, from the score log, in the group's zone. */
import { document, heading, paragraph, strong, table } from '#document/build.ts';
import type { Action, Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import { PERIODS, type Period, spanOf } from '#schedule/calendar.ts';
import type { Ability, Services } from '../ability.ts';
import { namesIn, shownAs } from '../names.ts';
import { groupOf, type Turn } from '../turn.ts';

const ROWS = 10;

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
    return [await standings(period, turn, services)];
  },
};

async function standings(period: Period, turn: Turn, { store }: Services): Promise<Reply> {
  const say = wordsOf(turn.language);
  const group = groupOf(turn.place);
  const span = spanOf(period, turn.now, { zone: turn.here.zone });
  const rows = await store.scores.standings(group, span, ROWS);
  const mine = rows.some(({ person }) => person === turn.person.id)
    ? undefined
    : await store.scores.standingOf(group, turn.person.id, span);
  const anonymous = period === 'all' ? await store.scores.anonymous(group) : undefined;
  const people = [...rows.map(({ person }) => person), ...(mine ? [mine.person] : [])];
  const names = shownAs(people, await namesIn(group, people, store), turn.language);
  const line = (rank: string, { person, points, answers, correct }: (typeof rows)[number]) => [
    `${rank}. ${names.get(person)}${person === turn.person.id ? ` ${say('board-you')}` : ''}`,
    String(points),
    `${correct}/${answers}`,
  ];
  const lines = [
    ...rows.map((row, i) => line(String(i + 1), row)),
    ...(mine ? [line(String(mine.rank), mine)] : []),
  ];
  const others = PERIODS.filter((name) => name !== period).map(
    (name): Action => ({ id: `board:${name}`, label: say(`period-${name}`) }),
  );
  return {
    document: document(
      heading(2, say('board-title', { period: say(`period-${period}`) })),
      ...(lines.length > 0
        ? [table([say('board-who'), say('board-points'), say('board-right')], lines)]
        : [paragraph(say('board-empty'))]),
      ...(anonymous
        ? [paragraph(say('board-anonymous', { points: String(anonymous.points) }))]
        : []),
      ...(turn.mine.names === 'nowhere' && people.includes(turn.person.id)
        ? [paragraph(strong(say('study-hidden')))]
        : []),
    ),
    actions: [
      ...others,
      ...(turn.mine.names === 'nowhere' && people.includes(turn.person.id)
        ? [{ id: 'settings:names group', label: say('study-show-name') }]
        : []),
      { id: 'quiz', label: say('review-quiz'), style: 'primary' },
    ],
  };
}
