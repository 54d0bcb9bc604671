import { describe, expect, it } from 'vitest';
import { openRoom } from '../support/room.ts';

const room = await openRoom('en');
const chinese = await openRoom('zh');

describe('/demo', () => {
  it('alone lists the demos', async () => {
    await room
      .says('Ada', '/demo')
      .expect(/\/demo variance n dk/, /\/demo masks lengths kind fill/);
  });

  it('computes on the person’s own parameters', async () => {
    await room.says('Ada', '/demo variance dk:16').expect(/With d_k = 16/);
    await chinese.says('小艾', '/demo variance dk：16').expect(/d_k = 16 时/);
    await room
      .says('Ada', '/demo masks lengths:3,1 kind:padding fill:-1e9')
      .expect(/6 of 18 cells are hidden/, /−1e9/);
  });

  it('draws again, with another seed, and the same with the same', async () => {
    const first = await room.says('Ada', '/demo variance dk:16');
    const second = await room.presses('Ada', 'Draw again');
    expect(second.text).not.toBe(first.text);
    const third = await room.says('Ada', '/demo variance dk:16');
    expect(third.text).toBe(first.text);
  });

  it('offers no other draw of what is not drawn', async () => {
    const { actions } = await room.says('Ada', '/demo head-cost');
    expect(actions.map(({ label }) => label)).not.toContain('Draw again');
    const { text } = await room.says('Ada', '/ask head-dim-reduction');
    expect(text).not.toMatch(/same seed/);
  });

  it('computes the example that the help gives', async () => {
    const { text } = await room.says('Ada', '/help');
    const [example] = /\/demo variance \S*[^.\s]/u.exec(text)!;
    await room.says('Ada', example).expect(/With d_k = 512 the measured/);
  });

  it('offers no button that it would refuse', async () => {
    const two = await room.says('Ada', '/demo norms batch:2 lengths:4,4');
    const labels = two.actions.map(({ label }) => label);
    expect(labels).toContain('Try dModel = 12');
    // Three lengths fit three sentences, not two.
    expect(labels).not.toContain('Try lengths = 1,1,1');
  });

  it('names the parameter and its range', async () => {
    await room
      .says('Ada', '/demo variance dk:0')
      .expect(/dk must be a whole number from 1 to 4096, not “0”/);
    await chinese.says('小艾', '/demo variance dk:0').expect(/参数 dk 应为 1 到 4096 之间的整数/);
    await room
      .says('Ada', '/demo variance colour:red')
      .expect(/no parameter “colour”. It takes: n, dk/);
    await room
      .says('Ada', '/demo masks kind:none')
      .expect(/kind must be one of: padding, causal, both/);
    await room.says('Ada', '/demo varience').expect(/Did you mean variance\?/);
    await room.says('Ada', '/demo variance 512').expect(/I can’t read “512”/);
  });
});

describe('/topics', () => {
  it('shows the topics, then the questions of one', async () => {
    const { actions } = await room.says('Ada', '/topics').expect(/I have \d+ questions/);
    expect(actions.map(({ label }) => label)).toContainEqual(
      expect.stringMatching(/^Attention \(\d+\)$/u),
    );
    await room.presses('Ada', /^Attention/u).expect(/√d_k|d_k/);
    await room.says('Ada', '/topics cooking').expect(/no topic “cooking”/);
    await room.says('Ada', '/topics Masks and training targets').expect(/## Masks and training/);
    await chinese.says('小艾', '/topics 注意力').expect(/## 注意力/);
  });
});

describe('/help', () => {
  it('is made from the abilities', async () => {
    const { text } = await room.says('Ada', '/help');
    for (const { name } of room.coach.abilities) expect(text).toContain(`/${name}`);
    await chinese.says('小艾', '/help').expect(/按主题浏览/);
  });
});
