import { describe, expect, it } from 'vitest';
import { bankOf } from '#bank/load.ts';
import { knowledge } from '../support/knowledge.ts';
import { openCoach } from '../support/room.ts';

async function two() {
  const world = await openCoach();
  const group = world.room({ kind: 'group' });
  await group.says('Ada', '/interview peer attention');
  const opened = group.hears();
  await group.presses('Ada', 'I ask', opened);
  await group.presses('Bo', 'I answer', opened);
  await world.pass(3000);
  return { world, group, asked: group.hears() };
}

describe('/interview peer', () => {
  it('the group sees the question, only the interviewer the key points', async () => {
    const { group, asked } = await two();
    expect(asked.text).toMatch(/someone 1 asks, someone 2 answers/iu);
    expect(asked.text).not.toMatch(/Tick what you hear/u);
    await group.presses('Bo', 'Card of the interviewer', asked).expect(/for the two who/u);
    const card = await group.presses('Ada', 'Card of the interviewer', asked);
    expect(card.text).toMatch(/Only you see this/u);
    expect(card.replies.every(({ privately }) => privately)).toBe(true);
  });

  it('what is ticked stands in the report of the one who answered, and nobody else’s', async () => {
    const { world, group, asked } = await two();
    const card = await group.presses('Ada', 'Card of the interviewer', asked);
    const ticked = await group.presses('Ada', '1', card);
    expect(ticked.text).toMatch(/✓ 1/u);
    await group.presses('Ada', 'Next question', ticked);
    const next = await group.presses('Ada', 'Card of the interviewer', asked);
    await group.presses('Ada', 'End', next);
    await world.pass(3000);
    const over = group.hears();
    expect(over.text).toMatch(/The interview is over/u);
    await group.presses('Ada', 'My report', over).expect(/for the two who/u);
    const report = await group.presses('Bo', 'My report', over);
    expect(report.text).toMatch(/\*\*✓\*\* /u);
    expect(report.text).toMatch(/your partner ticked/u);
    expect(report.actions.map(({ id }) => id)).toContain('review:missed');
    expect(report.replies.every(({ privately }) => privately)).toBe(true);
    expect((await world.store.cards.all('test:Bo')).length).toBe(2);
    expect(await world.store.cards.all('test:Ada')).toEqual([]);
  });

  it('nobody takes both parts, nobody else’s part, or an old question', async () => {
    const world = await openCoach();
    const group = world.room({ kind: 'group' });
    await group.says('Ada', '/interview peer');
    const opened = group.hears();
    await group.presses('Ada', 'I ask', opened);
    await group.presses('Ada', 'I answer', opened).expect(/both parts/u);
    await group.presses('Bo', 'I ask', opened).expect(/Somebody has that part/u);
    await group.presses('Bo', 'I answer', opened);
    await world.pass(3000);
    const asked = group.hears();
    const card = await group.presses('Ada', 'Card of the interviewer', asked);
    await group.presses('Ada', 'Next question', card);
    await group.presses('Ada', '1', card).expect(/has moved on/u);
    await group.presses('Cy', 'End', asked).expect(/for the two who/u);
  });

  it('can be ended although its question has left the bank', async () => {
    const { world, asked } = await two();
    const [, id = ''] = /^interview\.finish:(\S+)/u.exec(asked.actions.at(-1)!.id) ?? [];
    const { exchanges } = (await world.store.activities.find(id))!.state as {
      exchanges: { slug: string }[];
    };
    const { packs, questions } = knowledge.bank;
    const bank = bankOf(
      packs,
      questions.filter(({ slug }) => slug !== exchanges[0]!.slug),
    );
    const later = await openCoach(world.store, { ...knowledge, bank });
    const group = later.room({ kind: 'group' });
    await group.presses('Bo', 'End', asked);
    await later.pass(3000);
    expect(group.hears().text).toMatch(/The interview is over/u);
  });

  it('whoever takes a part hears what comes next, whichever is taken first', async () => {
    const world = await openCoach();
    const group = world.room({ kind: 'group' });
    await group.says('Ada', '/interview peer attention');
    const opened = group.hears();
    await group
      .presses('Ada', 'I ask', opened)
      .expect(/You ask\. Once somebody answers, your card/u);
    await group.presses('Bo', 'I answer', opened).expect(/You answer\. The question stands/u);
    await world.pass(3000);
    const asked = group.hears();
    const card = await group.presses('Ada', 'Card of the interviewer', asked);
    const ended = await group.presses('Ada', 'End', card);
    // In the place of the card, whose buttons lead nowhere now.
    expect(ended.text).toMatch(/The interview is over/u);
    expect(ended.replies[0]!.key).toBe(card.replies[0]!.key);
    await group.says('Cy', '/interview peer');
    const other = group.hears();
    await group.presses('Cy', 'I answer', other).expect(/It begins once somebody asks/u);
    await group.presses('Bo', 'I ask', other).expect(/Only you see this/u);
  });

  it('alone it says what is needed', async () => {
    const world = await openCoach();
    await world
      .room()
      .says('Ada', '/interview peer')
      .expect(/in a group/u);
  });
});
