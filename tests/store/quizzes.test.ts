import { describe, expect } from 'vitest';
import { onBothDatabases, saysOn } from './databases.ts';
import { answer, asked, DAY, EVER, MINUTE, NOON, score } from './samples.ts';

onBothDatabases((place) => {
  const says = saysOn(place);

  describe('quizzes', () => {
    says('what was asked is found as it was asked', async ({ quizzes }) => {
      const first = asked('q1', { person: 'Ada', activity: 'run', closes_at: NOON + MINUTE });
      await quizzes.ask(first);
      await quizzes.ask(asked('q2'));
      expect(await quizzes.find('q1')).toEqual(first);
      expect(await quizzes.find('q2')).toEqual(asked('q2'));
      expect(await quizzes.find('q3')).toBeUndefined();
      await quizzes.closeAt('q2', NOON + 5);
      expect((await quizzes.find('q2'))?.closes_at).toBe(NOON + 5);
    });

    says('Ada answers twice; the second press counts nothing', async ({ quizzes }) => {
      await quizzes.ask(asked('q1'));
      expect(await quizzes.settle(answer('Ada'))).toBe(true);
      const changedMind = answer('Ada', { letters: 'c', correct: 0, points: 0, at: NOON + 1 });
      expect(await quizzes.settle(changedMind)).toBe(false);
      expect(await quizzes.answer('q1', 'Ada')).toEqual(answer('Ada'));
    });

    says('Bob picks, takes a hint, picks again, and confirms', async ({ quizzes }) => {
      await quizzes.ask(asked('q1'));
      await quizzes.draft('q1', 'Bob', { letters: 'a' });
      await quizzes.draft('q1', 'Bob', { hinted: true });
      await quizzes.draft('q1', 'Bob', { letters: 'ab' });
      expect(await quizzes.answer('q1', 'Bob')).toEqual(
        answer('Bob', { letters: 'ab', hinted: 1, correct: 0, points: 0, at: null }),
      );
      expect(await quizzes.answersTo('q1')).toEqual([]);
      const confirmed = answer('Bob', { letters: 'ab', hinted: 1, points: 5 });
      expect(await quizzes.settle(confirmed)).toBe(true);
      await quizzes.draft('q1', 'Bob', { letters: 'd' });
      expect(await quizzes.answer('q1', 'Bob')).toEqual(confirmed);
    });

    says('a hint alone is a draft', async ({ quizzes }) => {
      await quizzes.draft('q1', 'Bob', { hinted: true });
      expect(await quizzes.answer('q1', 'Bob')).toMatchObject({ letters: '', hinted: 1, at: null });
    });

    says('the answers to a question come first come first', async ({ quizzes }) => {
      await quizzes.settle(answer('Cy', { at: NOON + 3 }));
      await quizzes.settle(answer('Ada', { at: NOON + 1 }));
      await quizzes.draft('q1', 'Dee', { letters: 'a' });
      await quizzes.settle(answer('Bob', { at: NOON + 2 }));
      await quizzes.settle(answer('Eve', { asked: 'q2' }));
      expect((await quizzes.answersTo('q1')).map(({ person }) => person)).toEqual([
        'Ada',
        'Bob',
        'Cy',
      ]);
    });

    says('the answers of a run come in the order of its questions', async ({ quizzes }) => {
      await quizzes.ask(asked('q2', { activity: 'run', asked_at: NOON + 2 }));
      await quizzes.ask(asked('q1', { activity: 'run', asked_at: NOON + 1 }));
      await quizzes.ask(asked('q3', { activity: 'other run' }));
      for (const id of ['q3', 'q2', 'q1']) await quizzes.settle(answer('Ada', { asked: id }));
      await quizzes.settle(answer('Bob'));
      expect((await quizzes.answersIn('run', 'Ada')).map((a) => a.asked)).toEqual(['q1', 'q2']);
    });

    says('counts what Ada and the room have seen, apart', async ({ quizzes }) => {
      await quizzes.saw('Ada', 'positions/2', NOON);
      await quizzes.saw('Ada', 'positions/2', NOON + DAY);
      await quizzes.saw('Ada', 'masks/1', NOON);
      await quizzes.saw('room', 'masks/1', NOON);
      expect(await quizzes.timesSeen('Ada')).toEqual(
        new Map([
          ['positions/2', 2],
          ['masks/1', 1],
        ]),
      );
      expect(await quizzes.timesSeen('Bob')).toEqual(new Map());
    });
  });

  describe('scores', () => {
    says('the best come first; of equals, who was there earlier', async ({ scores }) => {
      await scores.append(score('Ada', { at: NOON + 2 }));
      await scores.append(score('Bob', { points: 0, correct: 0, at: NOON }));
      await scores.append(score('Bob', { at: NOON + 1 }));
      await scores.append(score('Cy', { points: 15 }));
      await scores.append(score('Dee', { place: 'elsewhere', points: 99 }));
      const all = [
        { person: 'Cy', points: 15, answers: 1, correct: 1 },
        { person: 'Bob', points: 10, answers: 2, correct: 1 },
        { person: 'Ada', points: 10, answers: 1, correct: 1 },
      ];
      const day = { from: NOON - DAY / 2, until: NOON + DAY / 2 };
      for (const span of [EVER, day, { from: NOON, until: NOON + 5 }]) {
        expect(await scores.standings('room', span, 10)).toEqual(all);
        expect(await scores.standings('room', span, 2)).toEqual(all.slice(0, 2));
        expect(await scores.standingOf('room', 'Ada', span)).toEqual({ ...all[2], rank: 2 });
        expect(await scores.standingOf('room', 'Cy', span)).toEqual({ ...all[0], rank: 1 });
        expect(await scores.standingOf('room', 'Dee', span)).toBeUndefined();
        expect(await scores.standings('empty', span, 10)).toEqual([]);
      }
    });

    says('one source counts once a person', async ({ scores }) => {
      await scores.append(score('Ada', { source: 'q1' }));
      await scores.append(score('Ada', { source: 'q1', points: 99 }));
      await scores.append(score('Bob', { source: 'q1' }));
      for (const span of [
        EVER,
        { from: NOON, until: NOON + 1 },
        { from: NOON - DAY, until: NOON + DAY },
      ])
        expect(await scores.standings('room', span, 10)).toMatchObject([
          { person: 'Ada', points: 10, answers: 1 },
          { person: 'Bob', points: 10, answers: 1 },
        ]);
    });

    says('every span counts what lies in it, whatever its borders', async ({ scores }) => {
      // Three answers a day over nine days, each worth another power of two: a sum names its parts.
      const moments = Array.from(
        { length: 27 },
        (_, i) => NOON + Math.floor(i / 3) * DAY + ((i % 3) - 1) * 5 * 60 * MINUTE,
      );
      for (const [i, at] of moments.entries())
        await scores.append(score('Ada', { at, points: 2 ** i, correct: i % 2 }));
      const borders = [
        0,
        ...[0, 1, 4, 8, 9].flatMap((day) => {
          const midnight = NOON - DAY / 2 + day * DAY;
          return [
            midnight - 1,
            midnight,
            midnight + 1,
            midnight + 8 * 60 * MINUTE,
            NOON + day * DAY,
          ];
        }),
        8.64e15,
      ];
      for (const from of borders) {
        for (const until of borders) {
          const inside = [...moments.entries()].filter(([, at]) => at >= from && at < until);
          const sums = {
            person: 'Ada',
            points: inside.reduce((sum, [i]) => sum + 2 ** i, 0),
            answers: inside.length,
            correct: inside.filter(([i]) => i % 2 === 1).length,
          };
          expect(await scores.standings('room', { from, until }, 5), `${from} to ${until}`).toEqual(
            inside.length > 0 ? [sums] : [],
          );
          expect(await scores.standingOf('room', 'Ada', { from, until })).toEqual(
            inside.length > 0 ? { ...sums, rank: 1 } : undefined,
          );
        }
      }
    });

    says('Ada sees when she scored, and on what', async ({ scores }) => {
      await scores.append(
        score('Ada', { at: NOON + DAY, topic: 'training', correct: 0, points: 0 }),
      );
      await scores.append(score('Ada'));
      await scores.append(score('Ada', { place: 'elsewhere', topic: 'a-b', at: NOON + 2 }));
      await scores.append(score('Ada', { topic: 'Zb', at: NOON - 1 }));
      await scores.append(score('Bob'));
      expect(await scores.of('Ada', { from: NOON, until: NOON + DAY + 1 })).toEqual([
        { at: NOON, topic: 'attention', points: 10, correct: 1 },
        { at: NOON + 2, topic: 'a-b', points: 10, correct: 1 },
        { at: NOON + DAY, topic: 'training', points: 0, correct: 0 },
      ]);
      expect(await scores.of('Ada', { from: NOON, until: NOON + DAY })).toHaveLength(2);
      // In the order of the bytes, on every server.
      expect(await scores.byTopic('Ada')).toEqual([
        { topic: 'Zb', answers: 1, correct: 1, points: 10 },
        { topic: 'a-b', answers: 1, correct: 1, points: 10 },
        { topic: 'attention', answers: 1, correct: 1, points: 10 },
        { topic: 'training', answers: 1, correct: 0, points: 0 },
      ]);
    });
  });
});
