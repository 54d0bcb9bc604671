/** The messages of a study room: the round, its explanation, the scoreboard, the podium. */
import { document, emphasis, figure, heading, paragraph, strong, table } from '#document/build.ts';
import type { Action, Reply } from '#document/reply.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { wordsOf } from '#locales/words.ts';
import type { Services } from '../ability.ts';
import { namesIn, rankedAs } from '../names.ts';
import type { Posed } from '../quiz/ask.ts';
import { afterwards, headingOf, listed, quizQuestion, reasons } from '../quiz/show.ts';
import { type Room, ranking } from './room.ts';

/** So many stand on the board while the room is on. */
const ON_BOARD = 10;

export function roundMessage(id: string, room: Room, posed: Posed, services: Services): Reply {
  const say = wordsOf(room.language);
  const { document: shown, ...rest } = quizQuestion(
    posed,
    {
      ability: 'study',
      heading: headingOf(posed, services, room.language, { number: room.round, of: room.rounds }),
      actions: [
        { id: `study.skip:${id} ${room.round}`, label: say('study-skip') },
        { id: `study.stop:${id}`, label: say('study-stop') },
      ],
      open: true,
    },
    room.language,
  );
  const several = posed.content.answers.length > 1;
  const time = say(several ? 'study-time-several' : 'study-time', {
    seconds: String(room.seconds),
  });
  return {
    ...rest,
    document: document(...shown.children, paragraph(emphasis(time))),
    key: `study-${id}-${room.round}`,
  };
}

/** The round is over: its message loses the buttons and tells the answer. */
export function explanationMessage(
  id: string,
  room: Room,
  posed: Posed,
  services: Services,
): Reply {
  const say = wordsOf(room.language);
  const { content } = posed;
  return {
    document: document(
      paragraph(
        emphasis(
          headingOf(posed, services, room.language, { number: room.round, of: room.rounds }),
        ),
      ),
      ...content.prompt.children,
      paragraph(strong(say('study-answer', { letters: listed(content.answers.join(''), say) }))),
      reasons(content),
      ...content.explanation.children,
    ),
    actions: afterwards(posed.asked.slug, room.language),
    key: `study-${id}-${room.round}`,
  };
}

/** The board below a round, kept up to date while it is on. */
export async function boardMessage(id: string, room: Room, services: Services): Promise<Reply> {
  const say = wordsOf(room.language);
  const players = ranking(room);
  const people = players.map(({ person }) => person);
  const names = await namesOf(people, room, services);
  const lines = players
    .slice(0, ON_BOARD)
    .map(({ person, points, correct, answers }, i) => [
      `${i + 1}. ${names.get(person)}`,
      String(points),
      `${correct}/${answers}`,
    ]);
  return {
    document: document(
      paragraph(
        strong(say('study-board', { round: String(room.round), rounds: String(room.rounds) })),
        ` · ${say('study-answered', { count: String(room.answered.length) })}`,
      ),
      ...(lines.length > 0
        ? [table([say('board-who'), say('board-points'), say('board-right')], lines)]
        : []),
    ),
    actions: [],
    key: `study-board-${id}-${room.round}`,
  };
}

export async function podiumMessage(id: string, room: Room, services: Services): Promise<Reply> {
  const say = wordsOf(room.language);
  const players = ranking(room).slice(0, 8);
  const again: Action = {
    id: `study:start ${room.topic ?? 'all'} ${room.rounds} ${room.seconds}`,
    label: say('study-again'),
    style: 'primary',
  };
  const best = players[0]?.points ?? 0;
  if (best === 0) {
    const line = say(players.length === 0 ? 'study-nobody' : 'study-pointless');
    return {
      document: document(paragraph(line)),
      actions: [again],
      key: `study-podium-${id}`,
    };
  }
  const people = players.map(({ person }) => person);
  const names = await namesOf(people, room, services);
  const spec: FigureSpec = {
    kind: 'bars',
    title: say('study-podium-figure'),
    y: { label: say('board-points') },
    categories: people.map((person, i) => `${i + 1}. ${names.get(person)!}`),
    series: [{ name: say('board-points'), values: players.map(({ points }) => points) }],
    digits: 0,
    lying: true,
  };
  return {
    document: document(
      heading(2, say('study-podium')),
      paragraph(
        strong(
          say('study-winner', {
            name: players
              .filter(({ points }) => points === best)
              .map(({ person }) => names.get(person))
              .join(say('letter-separator')),
            points: String(best),
          }),
        ),
      ),
      figure(spec, describeFigure(spec, room.language)),
    ),
    actions: [again, { id: 'board', label: say('study-board-button') }],
    key: `study-podium-${id}`,
  };
}

const namesOf = async (people: readonly string[], room: Room, { store }: Services) =>
  rankedAs(people, await namesIn(room.group, people, store), room.language);
