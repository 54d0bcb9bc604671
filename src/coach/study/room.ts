/**
 * A study room as a state and the steps it takes: pure, so that what happens when is plain to read.
 *
 *     asking ──time over, or all have answered, or skipped──▶ resting ──▶ asking … ──▶ over
 *        └──nobody answered twice──▶ parked ──resumed──▶ asking
 */
import type { Language } from '#locales/language.ts';
import type { Settings } from '../settings/settings.ts';

export interface Room {
  readonly place: string;
  /** Whose members and board it is: the group the place is a part of. */
  readonly group: string;
  readonly starter: string;
  readonly topic?: string;
  /** The packs the group had chosen when the room was opened. */
  readonly packs: readonly string[];
  readonly language: Language;
  readonly level: Settings['level'];
  readonly rounds: number;
  readonly seconds: number;
  /** The round that is on, from 1. */
  readonly round: number;
  readonly phase: 'asking' | 'resting' | 'parked' | 'over';
  /** The id of the quiz asked in this round, and when. */
  readonly asked: string;
  readonly askedAt: number;
  /** Slugs asked so far. */
  readonly slugs: readonly string[];
  /** Points, right answers and answers by person. */
  readonly players: Readonly<Record<string, Player>>;
  /** Who has answered in this round, and who wants to skip it. */
  readonly answered: readonly string[];
  readonly skips: readonly string[];
  /** Rounds in a row that nobody answered. */
  readonly silent: number;
}

export interface Player {
  readonly points: number;
  readonly correct: number;
  readonly answers: number;
}

/** Silence for so many rounds parks the room. */
const PATIENCE = 2;
/** How long the explanation of a round stands before the next one. */
export const REST_MS = 10_000;
/** The most that quickness adds to a right answer, as a share of its points. */
const SPEED_BONUS = 1;

/** Points of a right answer given `elapsedMs` after the question, of `seconds` there were. */
export function speedPoints(points: number, elapsedMs: number, seconds: number): number {
  const left = Math.min(1, Math.max(0, 1 - elapsedMs / (seconds * 1000)));
  return Math.round(points * (1 + SPEED_BONUS * left));
}

export const withAnswer = (
  room: Room,
  person: string,
  { correct, points }: { correct: boolean; points: number },
): Room => {
  const { points: sum = 0, correct: right = 0, answers = 0 } = room.players[person] ?? {};
  return {
    ...room,
    answered: [...room.answered, person],
    players: {
      ...room.players,
      [person]: { points: sum + points, correct: right + (correct ? 1 : 0), answers: answers + 1 },
    },
  };
};

/** Everybody who played before has answered: nobody is left to wait for. In the first round time decides. */
export const allAnswered = ({ players, answered, round }: Room): boolean =>
  round > 1 && Object.keys(players).every((person) => answered.includes(person));

/** More than half of those who take part want to skip: who votes takes part. */
export const skipWanted = ({ players, skips }: Room): boolean =>
  skips.length > new Set([...Object.keys(players), ...skips]).size / 2;

/** After a round: the room rests, is parked, or is over. */
export function afterRound(room: Room): Room {
  const silent = room.answered.length === 0 && room.skips.length === 0 ? room.silent + 1 : 0;
  const phase = room.round >= room.rounds ? 'over' : silent >= PATIENCE ? 'parked' : 'resting';
  return { ...room, silent, phase };
}

/** The next round, about another question. */
export const nextRound = (room: Room, asked: { id: string; slug: string }, now: number): Room => ({
  ...room,
  round: room.round + 1,
  phase: 'asking',
  asked: asked.id,
  askedAt: now,
  slugs: [...room.slugs, asked.slug],
  answered: [],
  skips: [],
});

/** Best first; of equals, who needed fewer answers. */
export const ranking = ({ players }: Room): readonly (Player & { readonly person: string })[] =>
  Object.entries(players)
    .map(([person, player]) => ({ person, ...player }))
    .sort((a, b) => b.points - a.points || a.answers - b.answers || (a.person < b.person ? -1 : 1));
