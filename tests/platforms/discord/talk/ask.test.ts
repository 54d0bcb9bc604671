import { describe, expect, it } from 'vitest';
import { openBot } from './bot.ts';

describe('asking', () => {
  it('is answered with components, pictures and computed numbers', async () => {
    const { discord, errors, general, member } = await openBot();
    const ada = member('Ada').in(general);
    const { text, message, privately } = await ada.uses('/ask', {
      question: 'why scale attention',
    });
    expect(text).toMatch(/√d_k|√d\\_k/);
    expect(text).toMatch(/\[picture: Attention\(Q, K, V\)/);
    expect(privately).toBe(false);
    expect(message!.body.flags).toBe(1 << 15);
    expect(message!.body.attachments).toHaveLength(3);
    expect(discord.pings()).toEqual([]);
    expect([discord.refused(), errors()]).toEqual([[], []]);
  });

  it('goes on by buttons, also those of a message of last week', async () => {
    const { discord, general, member, pass } = await openBot();
    const ada = member('Ada').in(general);
    const { message } = await ada.uses('/ask', { question: 'why scale attention' });
    const next = await ada.presses(/^Next: /, message);
    expect(next.message!.id).not.toBe(message!.id);
    discord.clock.pass(7 * 86_400_000);
    await pass(1000);
    const demo = await ada.presses(/^Try d_k = 512/, message);
    expect(demo.text).toMatch(/With d.?_k = 512 the measured/);
    expect(discord.refused()).toEqual([]);
  });

  it('opens what is folded for the one who opens it', async () => {
    const { general, member } = await openBot();
    const [ada, lin] = [member('Ada').in(general), member('Lin').in(general)];
    await ada.uses('/ask', { question: 'why scale attention' });
    const numbers = await lin.picks('Softmax saturation: the numbers, and how to reproduce them');
    expect(numbers.text).toMatch(/^## Softmax saturation: the numbers/);
    const opened = await lin.picks('What people get wrong');
    expect(opened.privately).toBe(true);
    expect(opened.text).toMatch(/One hears/);
    expect(ada.transcript()).not.toMatch(/One hears/);
  });

  it('by naming the coach is answered as a reply; direct messages need no name', async () => {
    const { discord, general, member } = await openBot({ privileged: 0 });
    const ada = member('Ada');
    const asked = ada.in(general).mentions('why scale attention');
    const answer = await ada.in(general).sees(/√d/);
    expect(answer.body.message_reference).toMatchObject({ message_id: asked.id });
    const privately = ada.privately();
    privately.writes('why several heads?');
    await privately.sees(/head/);
    privately.writes('为什么注意力要除以根号dk');
    await privately.sees(/方差/);
    expect(discord.pings()).toEqual([]);
    expect(discord.refused()).toEqual([]);
  });

  it('by nothing but the name is answered with help; others are not answered', async () => {
    const { discord, general, member } = await openBot();
    const ada = member('Ada').in(general);
    ada.writes('I wonder why attention is scaled');
    ada.mentions('');
    await ada.sees(/Type a question/);
    expect(discord.calls('POST', '/channels/{channel_id}/messages')).toHaveLength(1);
  });

  it('what people write takes no effect', async () => {
    const { discord, general, member } = await openBot();
    const ada = member('Ada');
    const { text } = await ada
      .in(general)
      .uses('/topics', { topic: '**@everyone** <@1> `x` [a](http://b.c)' });
    expect(text).toMatch(/There is no topic/);
    expect(text).not.toMatch(/(?<!\\)\*\*@everyone|(?<!\\)<@1>/);
    expect(discord.pings()).toEqual([]);
  });

  it('about a message of somebody is answered to the one who asks', async () => {
    const { general, member } = await openBot();
    const [ada, lin] = [member('Ada').in(general), member('Lin').in(general)];
    const said = lin.writes('why do we scale attention by the root?');
    const answer = await ada.usesOnMessage('Ask the coach about this', said);
    expect(answer.text).toMatch(/√d/);
    expect(answer.privately).toBe(true);
    const picture = lin.writes('');
    const empty = await ada.usesOnMessage('Ask the coach about this', picture);
    expect(empty.privately).toBe(true);
    expect(empty.text).toMatch(/no words that I could look up/);
    const of = await ada.usesOnMessage('Ask the coach about this', answer.message!);
    expect(of.text).toMatch(/^## Why scale attention/);
  });

  it('/demo computes on what is given, and says what it does not understand', async () => {
    const { discord, general, member } = await openBot();
    const ada = member('Ada').in(general);
    const demo = await ada.uses('/demo', { name: 'variance', parameters: 'n:500 dk:512' });
    expect(demo.text).toMatch(/512/);
    expect(demo.message!.body.attachments).toHaveLength(1);
    const wrong = await ada.uses('/demo', { name: 'variance', parameters: 'dk:-3' });
    expect(wrong.privately).toBe(true);
    expect(discord.refused()).toEqual([]);
  });
});
