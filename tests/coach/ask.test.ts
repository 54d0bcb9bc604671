import { describe, expect, it } from 'vitest';
import { openRoom } from '../support/room.ts';

const room = await openRoom('en');
const chinese = await openRoom('zh');

describe('a question', () => {
  it('gets the answer with a variance computed at that moment', async () => {
    const { text } = await room
      .says('Ada', 'why scale attention')
      .expect(/d_k/, /With d_k = \d+ the measured variance of q·k is/);
    const [, dk, variance] = /With d_k = (\d+) the measured variance of q·k is ([\d.]+)/u.exec(
      text,
    )!;
    expect(Number(variance) / Number(dk)).toBeGreaterThan(0.9);
    expect(Number(variance) / Number(dk)).toBeLessThan(1.1);
  });

  it('in Chinese gets a Chinese answer, wherever it is asked', async () => {
    await room.says('Ada', '为啥要除根号dk').expect(/方差/, /实测 q·k 的方差为/);
  });

  it('of signs only is answered in the language of the person', async () => {
    await chinese.says('小艾', 'QK^T/√d').expect(/方差/);
    await room.says('Ada', 'QK^T/√d').expect(/variance/);
  });

  it('leads on: the next question is a button away', async () => {
    await room.says('Ada', '/ask why scale attention');
    const { text } = await room.presses('Ada', /^Next: /u);
    expect(text).toMatch(/^## /u);
  });

  it('lets one try other numbers: a button runs the demo', async () => {
    await room.says('Ada', 'why scale attention');
    await room.presses('Ada', /^Try d_k = 512 \(variance\)/u).expect(/With d_k = 512/);
  });

  it('shows every formula, its sources and what people get wrong', async () => {
    await room
      .says('Ada', 'why scale attention')
      .expect(/\$\$/, /What people get wrong/, /Vaswani/, /1706\.03762/, /Follow-up questions/);
  });
});

describe('a greeting', () => {
  it.each(['Hello!', 'thanks', 'What can you do?', 'who are you'])(
    '%s is no question',
    async (text) => {
      const { actions } = await room.says('Ada', text).expect(/^I’m a coach for Transformer/u);
      expect(actions.map(({ id }) => id)).toEqual(['topics', 'quiz', 'interview', 'help']);
    },
  );

  it('in Chinese too, and only where it is all that is said', async () => {
    await room.says('Ada', '你好！').expect(/^我是 Transformer/u);
    await room.says('Ada', 'hello, why scale attention?').expect(/variance/);
  });
});

describe('what is not in the bank', () => {
  it('and like nothing in it leads to the topics', async () => {
    const { actions } = await room.says('Ada', 'xyzzy').expect(/isn’t in my question bank/);
    expect(actions.map(({ id }) => id)).toEqual(['topics']);
  });

  it('is refused, with the nearest three as buttons', async () => {
    const { actions } = await room
      .says('Ada', 'how big is a kv cache')
      .expect(/isn’t in my question bank/, /The nearest I have/);
    expect(actions.map(({ id }) => id.split(':')[0])).toEqual(['ask', 'ask', 'ask']);
  });

  it('a button below a refusal opens that question', async () => {
    const { actions } = await room.says('Ada', 'how big is a kv cache').expect(/question bank/);
    await room.pressesId('Ada', actions[0]!.id).expect(/^## /u);
  });
});

it('offers nothing near where nothing is', async () => {
  const room = await openRoom();
  const heard = await room.says('Ada', 'what is the best pizza in town?').expect(/topics I know/);
  expect(heard.actions.map(({ id }) => id)).toEqual(['topics']);
  await room.says('Ada', 'how does beam search work?').expect(/The nearest I have/);
  await room.says('Ada', '/demo 方差').expect(/Did you mean variance\?/);
});

describe('bad input gets one clear line', () => {
  it.each(['', '   ', '👍👍', '!!! ???'])('“%s”', async (typed) => {
    const { text } = await room.says('Ada', typed).expect(/Please ask with words/);
    expect(text.trim().split('\n')).toHaveLength(1);
  });

  it('2,001 characters', async () => {
    await room.says('Ada', 'x'.repeat(2001)).expect(/has 2001 characters; I read up to 2000/);
  });

  it('an unknown command names the nearest', async () => {
    await room.says('Ada', '/aks scale').expect(/I don’t know \/aks. Did you mean \/ask\?/);
    await chinese.says('小艾', '/aks').expect(/没有 \/aks/);
  });

  it('/ask alone says what it needs', async () => {
    await room.says('Ada', '/ask').expect(/ask with words, for example/);
  });

  it('what was typed never becomes markup', async () => {
    const { text } = await room.says('Ada', '/demo <b>x</b>').expect(/There is no demo/);
    expect(text).toContain('\\<b>x\\</b>');
  });

  it('a press on a button nobody knows', async () => {
    await room.pressesId('Ada', 'nonsense:1').expect(/I don’t know/);
    await room.pressesId('Ada', 'ask:a-question-that-was-deleted').expect(/question bank|needs/);
  });
});
