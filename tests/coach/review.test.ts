import { describe, expect, it } from 'vitest';
import { openCoach } from '../support/room.ts';

const DAY = 86_400_000;

describe('/review', () => {
  it('shows the question, then the answer, then when each grade would bring it back', async () => {
    const world = await openCoach();
    const room = world.room();
    await room.says('Ada', '/review').expect(/0 due, 5 new today/, /Say the answer aloud/);
    const answer = await room.presses('Ada', 'Show the answer');
    expect(answer.text).toMatch(/What an interviewer listens for:/);
    const grades = answer.actions.map(({ label }) => label).slice(0, 4);
    expect(grades[0]).toMatch(/^Again · \d+ min$/);
    expect(grades[2]).toMatch(/^Good · \d+ min$/);
    expect(grades[3]).toMatch(/^Easy · \d+ d$/);
    await room.presses('Ada', /^Easy/u).expect(/0 due, 4 new today/);
  });

  it('brings a card back when it is due, later each time it is known', async () => {
    const world = await openCoach();
    const room = world.room();
    await room.says('Ada', '/settings new-cards 1');
    const gaps: number[] = [];
    for (let i = 0; i < 3; i++) {
      const front = await room.says('Ada', '/review');
      await room.presses('Ada', 'Show the answer', front);
      await room.presses('Ada', /^Good/u);
      await room.says('Ada', '/settings new-cards 0');
      const [card] = await world.store.cards.all('test:Ada');
      gaps.push(card!.due_at - world.now());
      world.sleep(card!.due_at - world.now());
    }
    expect(gaps[1]!).toBeGreaterThan(gaps[0]!);
    expect(gaps[2]!).toBeGreaterThan(gaps[1]!);
  });

  it('a wish to remember more shortens the intervals', async () => {
    const world = await openCoach();
    const room = world.room();
    const easyIn = async (): Promise<number> => {
      const front = await room.says('Ada', '/review');
      const back = await room.presses('Ada', 'Show the answer', front);
      const easy = back.actions.find(({ label }) => /^Easy/u.test(label))!.label;
      const [, count, unit] = /· ([\d.]+) (d|mo)/u.exec(easy)!;
      return Number(count) * (unit === 'mo' ? 30 : 1);
    };
    await room.says('Ada', '/settings retention 0.8');
    const relaxed = await easyIn();
    await room.says('Ada', '/settings retention 0.95');
    expect(await easyIn()).toBeLessThan(relaxed);
  });

  it('undoes the last grade, and grades nothing twice', async () => {
    const world = await openCoach();
    const room = world.room();
    await room.says('Ada', '/review');
    const back = await room.presses('Ada', 'Show the answer');
    const next = await room.presses('Ada', /^Good/u, back);
    await room.presses('Ada', /^Easy/u, back).expect(/graded that card already/);
    const undone = await room.presses('Ada', 'Undo the last grade', next);
    expect(undone.text).toMatch(/last grade is undone/);
    world.sleep(1000);
    await room.presses('Ada', 'Show the answer', undone);
    await room.presses('Ada', /^Easy/u).expect(/4 new today/);
    // Pressed once more, it does not undo the grade before that.
    await room.presses('Ada', 'Undo the last grade', next).expect(/can’t be undone any more/);
    const presses = await Promise.all([1, 2].map(() => room.presses('Ada', /^Easy/u, back)));
    expect(presses.filter(({ text }) => /graded that card already/u.test(text))).toHaveLength(2);
  });

  it('two grades of one card at the same moment: one counts', async () => {
    const world = await openCoach();
    const room = world.room();
    await room.says('Ada', '/review');
    const back = await room.presses('Ada', 'Show the answer');
    const both = await Promise.all([/^Again/u, /^Easy/u].map((l) => room.presses('Ada', l, back)));
    expect(both.filter(({ text }) => /graded that card already/u.test(text))).toHaveLength(1);
    expect((await world.store.personalData.of('test:Ada')).grades).toHaveLength(1);
  });

  it('an undone grade leaves all as it was: what was missed, and the new cards of the day', async () => {
    const world = await openCoach();
    const room = world.room();
    await room.pressesId('Ada', 'review.add:scale-sqrt-dk');
    const [before] = await world.store.cards.all('test:Ada');
    await world.store.cards.put({ ...before!, missed: 1 });
    await room.says('Ada', '/review missed').expect(/1 due/);
    await room.presses('Ada', 'Show the answer');
    await room.presses('Ada', /^Easy/u).expect(/Nothing you missed is waiting/);
    await room.presses('Ada', 'Undo the last grade');
    await room.says('Ada', '/review missed').expect(/1 due/);
    // That card was not one of the five new ones of today.
    await room.presses('Ada', 'Show the answer');
    await room.presses('Ada', /^Easy/u);
    const fresh = await room.says('Ada', '/review').expect(/0 due, 5 new today/);
    await room.presses('Ada', 'Show the answer', fresh);
    await room.presses('Ada', /^Good/u).expect(/0 due, 4 new today/);
    await room.presses('Ada', 'Undo the last grade');
    await room.says('Ada', '/review').expect(/0 due, 5 new today/);
  });

  it('one sitting is one message; typed again, it begins another below', async () => {
    const room = (await openCoach()).room();
    const front = await room.says('Ada', '/review');
    const back = await room.presses('Ada', 'Show the answer', front);
    const next = await room.presses('Ada', /^Easy/u, back);
    const keys = [front, back, next].map(({ replies }) => replies[0]!.key);
    expect(new Set(keys).size).toBe(1);
    expect((await room.says('Ada', '/review')).replies[0]!.key).not.toBe(keys[0]);
  });

  it('a card is the same in both languages', async () => {
    const world = await openCoach();
    await world
      .room()
      .pressesId('Ada', 'review.add:scale-sqrt-dk')
      .expect(/is in your review now/);
    await world
      .room({ language: 'zh' })
      .says('Ada', '/review')
      .expect(/到期 1 题/, /√d_k|根号/);
  });

  it('new cards wait for the next day of the person’s own zone', async () => {
    const world = await openCoach();
    const room = world.room();
    await room.says('Ada', '/settings new-cards 1');
    await room.says('Ada', '/settings zone Asia/Shanghai');
    await room.says('Ada', '/review');
    await room.presses('Ada', 'Show the answer');
    await room.presses('Ada', /^Easy/u).expect(/nothing is due/, /The next card is due in \d+ d/);
    // Noon in UTC is eight in the evening in Shanghai: four hours later a new day has begun there.
    world.sleep(DAY / 6);
    await room.says('Ada', '/review').expect(/1 new today/);
  });

  it('reminds those who asked for it, once a day, when something is due', async () => {
    const world = await openCoach();
    const room = world.room();
    await room.says('Ada', '/settings reminder 13:30').expect(/reminder is 13:30 now/);
    await world.pass(2 * 3_600_000);
    expect(room.hears('Ada').replies).toEqual([]);
    await room.pressesId('Ada', 'review.add:scale-sqrt-dk');
    await room.pressesId('Ada', 'review.add:multi-head');
    world.sleep(DAY - 2 * 3_600_000);
    await world.pass(2 * 3_600_000);
    expect(room.hears('Ada').text.trim()).toBe('2 cards are due.');
    await room.says('Ada', '/settings reminder off');
    world.sleep(DAY);
    await world.pass(5000);
    expect(room.hears('Ada').replies).toEqual([]);
  });

  it('a reminder that is hours late is left out, and whoever blocks the coach gets no more', async () => {
    const world = await openCoach();
    const room = world.room();
    await room.pressesId('Ada', 'review.add:scale-sqrt-dk');
    await room.says('Ada', '/settings reminder 13:30');
    world.sleep(8 * 3_600_000);
    await world.pass(5000);
    expect(room.hears('Ada').replies).toEqual([]);
    world.sleep(DAY - 5 * 3_600_000);
    await world.pass(5000);
    const reminded = room.hears('Ada');
    expect(reminded.text).toMatch(/One card is due/);
    await room.presses('Ada', 'No more reminders', reminded).expect(/reminder is off now/);
    await room.says('Ada', '/settings reminder 13:30');
    world.blocks('Ada');
    world.sleep(DAY);
    await world.pass(5000);
    expect(await world.store.activities.open('review', { person: 'test:Ada' })).toEqual([]);
    await room.says('Ada', '/settings reminder').expect(/It is off/);
  });

  it('exports for Anki and as CSV', async () => {
    const world = await openCoach();
    const room = world.room();
    await room.pressesId('Ada', 'review.add:scale-sqrt-dk');
    const anki = (await room.says('Ada', '/review anki')).replies[0]!.files![0]!;
    expect(anki.content).toMatch(
      /^#separator:tab\n#html:true\n#notetype:Basic\n#guid column:1\n#tags column:4\n/u,
    );
    const [line, ...more] = anki.content.trimEnd().split('\n').slice(5);
    expect(more).toEqual([]);
    const [guid, front, back, tags] = line!.split('\t');
    expect(guid).toMatch(/scale-sqrt-dk/);
    expect(front).toMatch(/√d_k/);
    expect(back).toMatch(/\\\(d_k\\\)/);
    expect(back).not.toMatch(/[$\n]/u);
    expect(tags).toBe('attention core scale-sqrt-dk');
    const csv = (await room.says('Ada', '/review csv')).replies[0]!.files![0]!;
    expect(csv.content).toMatch(/\r\n"scale-sqrt-dk",/u);
    // Who has nothing yet gets the whole bank: four columns a line, and no Markdown left in them.
    for (const language of ['en', 'zh'] as const) {
      const all = (await world.room({ language }).says('Lin', '/review anki')).replies[0]!;
      const lines = all.files![0]!.content.trimEnd().split('\n').slice(5);
      expect(lines).toHaveLength(world.coach.services.bank.questions.length);
      for (const each of lines) {
        expect(each.split('\t'), each).toHaveLength(4);
        expect(each).not.toMatch(/\*\*|\$|\\_|`/u);
        for (const column of each.split('\t').filter((text) => text.includes('"')))
          expect(column).toMatch(/^"(?:[^"]|"")*"$/u);
      }
    }
    await room.says('Ada', '/review pdf').expect(/takes missed, anki, csv, not “pdf”/);
  });
});
